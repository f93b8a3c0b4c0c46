using Dapper;
using Npgsql;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;

namespace SupportHub.Web.Insights;

/// <summary>
/// The channel and the language each event belongs to: those of its conversation at that place of the log. Taken from the log alone, never from
/// a view, which may be further on; so counting again gives the same. What was looked up is remembered while the reader goes on without a break.
/// It asks by stored names and members: an earlier shape of these three events would have to be asked for here as well.
/// </summary>
internal sealed class MeasureOrigins
{
    private const int MostKept = 100_000;
    private const long Nothing = -1;

    private readonly Dictionary<Guid, MeasureOrigin> _conversations = [];
    private readonly Dictionary<Guid, Guid> _asked = [];
    private long _upTo = Nothing;

    /// <summary>Knows how things stood at the position behind which these events are.</summary>
    public async Task Begin(long after, IReadOnlyList<RecordedEvent> events, NpgsqlTransaction transaction, CancellationToken ct)
    {
        // Another node went on in between, or what was done last was not committed.
        if (after != _upTo || _conversations.Count + _asked.Count > MostKept) Forget();
        _upTo = Nothing;
        await FindCases(after, events, transaction, ct);
        await FindConversations(after, events, transaction, ct);
    }

    /// <summary>The event's origin; what it changes holds for those behind it.</summary>
    public MeasureOrigin Follow(RecordedEvent recorded)
    {
        var conversation = recorded.StreamId;
        switch (recorded.Data)
        {
            case ConversationStarted e:
                _conversations[conversation] = new(e.Channel, e.Language);
                break;
            case LanguageChanged e:
                _conversations[conversation] = _conversations.GetValueOrDefault(conversation) with { Language = e.Language };
                break;
            case EscalationRaised e:
                _asked[recorded.StreamId] = e.ConversationId;
                break;
        }
        if (recorded.Data is CaseEvent) conversation = _asked.GetValueOrDefault(conversation);
        return _conversations.GetValueOrDefault(conversation);
    }

    /// <summary>Every event up to the position was followed.</summary>
    public void End(long position) => _upTo = position;

    private void Forget()
    {
        _conversations.Clear();
        _asked.Clear();
    }

    // A case follows the conversation that asked last.
    private async Task FindCases(long after, IReadOnlyList<RecordedEvent> events, NpgsqlTransaction transaction, CancellationToken ct)
    {
        var cases = events.Where(recorded => recorded.Data is CaseEvent).Select(recorded => recorded.StreamId).Distinct().Where(id => !_asked.ContainsKey(id)).ToArray();
        if (cases.Length == 0) return;
        foreach (var (id, conversation) in await transaction.Connection!.QueryAsync<(Guid, Guid)>(new CommandDefinition("""
            SELECT DISTINCT ON (stream_id) stream_id, (data ->> 'ConversationId')::uuid
              FROM mt_events WHERE stream_id = ANY (@cases) AND type = 'escalation_raised' AND seq_id <= @after
             ORDER BY stream_id, version DESC
            """, new { cases, after }, transaction, cancellationToken: ct)))
            _asked[id] = conversation;
    }

    private async Task FindConversations(long after, IReadOnlyList<RecordedEvent> events, NpgsqlTransaction transaction, CancellationToken ct)
    {
        var conversations = events.Select(recorded => recorded.Data switch
        {
            EscalationRaised raised => raised.ConversationId,
            CaseEvent => _asked.GetValueOrDefault(recorded.StreamId),
            _ => recorded.StreamId,
        }).Distinct().Where(id => id != Guid.Empty && !_conversations.ContainsKey(id))
            .Except(events.Where(recorded => recorded.Data is ConversationStarted).Select(recorded => recorded.StreamId)).ToArray();
        if (conversations.Length == 0) return;
        foreach (var (id, channel, language) in await transaction.Connection!.QueryAsync<(Guid, int, int)>(new CommandDefinition("""
            SELECT c.id, (s.data ->> 'Channel')::int, (l.data ->> 'Language')::int
              FROM unnest(@conversations) c (id)
             CROSS JOIN LATERAL (SELECT data FROM mt_events WHERE stream_id = c.id AND version = 1 AND seq_id <= @after AND type = 'conversation_started') s
             CROSS JOIN LATERAL (
                   SELECT data FROM mt_events
                    WHERE stream_id = c.id AND seq_id <= @after AND type IN ('conversation_started', 'language_changed')
                    ORDER BY version DESC LIMIT 1) l
            """, new { conversations, after }, transaction, cancellationToken: ct)))
            _conversations[id] = new((Channel)channel, (Language)language);
    }
}

internal readonly record struct MeasureOrigin(Channel Channel, Language Language);
