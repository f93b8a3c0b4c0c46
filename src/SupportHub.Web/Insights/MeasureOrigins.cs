using Dapper;
using Npgsql;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;

namespace SupportHub.Web.Insights;

/// <summary>
/// The channel and the language each event belongs to: those of its conversation at that place of the log. Taken from the log alone, never from
/// a view, which may be further on; so counting again gives the same.
/// </summary>
internal sealed class MeasureOrigins
{
    private readonly Dictionary<Guid, MeasureOrigin> _conversations;
    private readonly Dictionary<Guid, Guid> _asked;

    private MeasureOrigins(Dictionary<Guid, MeasureOrigin> conversations, Dictionary<Guid, Guid> asked)
    {
        _conversations = conversations;
        _asked = asked;
    }

    /// <summary>How things stood before the first of these events.</summary>
    public static async Task<MeasureOrigins> Before(IReadOnlyList<RecordedEvent> events, NpgsqlTransaction transaction, CancellationToken ct)
    {
        var position = events[0].Position;
        var cases = events.Where(recorded => recorded.Data is CaseEvent).Select(recorded => recorded.StreamId).Distinct().ToArray();
        // A case follows the conversation that asked last.
        var asked = cases.Length == 0 ? [] : (await transaction.Connection!.QueryAsync<(Guid Case, Guid Conversation)>(new CommandDefinition("""
            SELECT DISTINCT ON (stream_id) stream_id, (data ->> 'ConversationId')::uuid
              FROM mt_events WHERE stream_id = ANY (@cases) AND type = 'escalation_raised' AND seq_id < @position
             ORDER BY stream_id, version DESC
            """, new { cases, position }, transaction, cancellationToken: ct))).ToDictionary(row => row.Case, row => row.Conversation);

        var conversations = events.Where(recorded => recorded.Data is ConversationEvent).Select(recorded => recorded.StreamId)
            .Concat(events.Select(recorded => recorded.Data).OfType<EscalationRaised>().Select(raised => raised.ConversationId))
            .Concat(asked.Values)
            .Except(events.Where(recorded => recorded.Data is ConversationStarted).Select(recorded => recorded.StreamId)).ToArray();
        var origins = conversations.Length == 0 ? [] : (await transaction.Connection!.QueryAsync<(Guid Id, int Channel, int Language)>(new CommandDefinition("""
            SELECT c.id, (s.data ->> 'Channel')::int, (l.data ->> 'Language')::int
              FROM unnest(@conversations) c (id)
             CROSS JOIN LATERAL (SELECT data FROM mt_events WHERE stream_id = c.id AND version = 1 AND seq_id < @position AND type = 'conversation_started') s
             CROSS JOIN LATERAL (
                   SELECT data FROM mt_events
                    WHERE stream_id = c.id AND seq_id < @position AND type IN ('conversation_started', 'language_changed')
                    ORDER BY version DESC LIMIT 1) l
            """, new { conversations, position }, transaction, cancellationToken: ct)))
            .ToDictionary(row => row.Id, row => new MeasureOrigin((Channel)row.Channel, (Language)row.Language));
        return new(origins, asked);
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
}

internal readonly record struct MeasureOrigin(Channel Channel, Language Language);
