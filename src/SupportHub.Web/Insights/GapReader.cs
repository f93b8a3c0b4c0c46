using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Store.Readers;

namespace SupportHub.Web.Insights;

/// <summary>
/// Keeps the questions that the bot could not answer, without what tells who asked, until their end date. What a turn shows can depend on the turns
/// before, so the whole conversation is read again, up to the event: a rebuild finds the same.
/// </summary>
internal sealed class GapReader : IRebuildable
{
    public const string ReaderName = "gaps";

    private readonly string _table;
    private readonly TimeSpan _kept;
    private readonly TimeProvider _clock;

    public GapReader(IOptions<GapOptions> options, TimeProvider clock)
        : this("gaps", TimeSpan.FromDays(options.Value.KeptDays), clock) => Beside = new GapReader("gaps_beside", _kept, clock);

    private GapReader(string table, TimeSpan kept, TimeProvider clock)
    {
        (_table, _kept, _clock) = (table, kept, clock);
        Beside = this;
    }

    public string Name => ReaderName;

    public IReader Beside { get; }

    public async Task Handle(long after, IReadOnlyList<RecordedEvent> events, NpgsqlTransaction transaction, CancellationToken ct)
    {
        var shown = events.Where(recorded => recorded.Data is ConversationHandedOff or AnswerRated { Verdict: AnswerVerdict.No } or BotReplied { Turn.Decision: "offer_person" })
            .Select(recorded => recorded.StreamId).Distinct().Order().ToArray();
        if (shown.Length == 0) return;
        var streams = await StreamsSoFar.Read(transaction, shown, events[^1].Position, ct);
        var names = (await transaction.Connection!.QueryAsync<(Guid Id, string Name)>(new CommandDefinition(
            "SELECT v.id, k.name FROM conversations v JOIN contacts k ON k.id = v.contact_id WHERE v.id = ANY (@shown) AND k.name IS NOT NULL",
            new { shown }, transaction, cancellationToken: ct))).ToDictionary(row => row.Id, row => row.Name);
        foreach (var conversation in streams)
        {
            foreach (var gap in Gap.In(conversation.Select(recorded => (recorded.Version, (ConversationEvent)recorded.Data))))
                await Keep(conversation.Key, gap, names.GetValueOrDefault(conversation.Key), transaction, ct);
        }
    }

    public Task Clear(NpgsqlTransaction transaction, CancellationToken ct) => Execute("DELETE FROM gaps_beside", null, transaction, ct);

    public Task Swap(NpgsqlTransaction transaction, CancellationToken ct) => Execute(
        """
        DELETE FROM gaps;
        INSERT INTO gaps SELECT * FROM gaps_beside;
        DELETE FROM gaps_beside
        """, null, transaction, ct);

    private async Task Keep(Guid conversation, Gap gap, string? name, NpgsqlTransaction transaction, CancellationToken ct)
    {
        var ends = gap.At + _kept;
        if (ends <= _clock.GetUtcNow()) return;
        await Execute($"""
            INSERT INTO {_table} (conversation_id, version, at, ends_at, language, kind, text, nearest, content_version)
            VALUES (@conversation, @Version, @At, @ends, @language, @kind, @text, @Nearest, @ContentVersion) ON CONFLICT DO NOTHING
            """,
            new
            {
                conversation, gap.Version, gap.At, ends, language = (int)gap.Language, kind = (int)gap.Kind, text = PersonalWords.Hide(gap.Text, name), gap.Nearest, gap.ContentVersion,
            }, transaction, ct);
    }

    private static Task<int> Execute(string sql, object? values, NpgsqlTransaction transaction, CancellationToken ct) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: ct));
}
