using Dapper;
using Npgsql;

namespace SupportHub.Web.Sms.Copies;

/// <summary>How the deletion at the carrier stands. Each figure is counted up to <see cref="CopyQuery.MostCounted"/>.</summary>
/// <param name="Waiting">Copies whose time has not come.</param>
/// <param name="Due">Copies whose time has come.</param>
/// <param name="Failing">Those among them that were refused at least once.</param>
/// <param name="Done">Copies that went in the last thirty days.</param>
/// <param name="FailingSince">Since when the oldest of the failing is due.</param>
/// <param name="Answer">What Twilio answered for it; null: nothing.</param>
internal sealed record CopyStanding(int Waiting, int Due, int Failing, int Done, DateTimeOffset? FailingSince, int? Answer);

/// <summary>One conversation's copies at the carrier.</summary>
/// <param name="Deleted">How many are gone.</param>
/// <param name="LastDeleted">When the last of them went.</param>
/// <param name="Left">How many are there still.</param>
/// <param name="NextDue">When the next is due; null: none is, or they are kept.</param>
internal sealed record CopiesOfConversation(int Deleted, DateTimeOffset? LastDeleted, int Left, DateTimeOffset? NextDue);

/// <summary>What screens show of the carrier's copies.</summary>
internal sealed class CopyQuery(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Nobody needs the number beyond.</summary>
    public const int MostCounted = 10_000;

    public async Task<CopyStanding> Standing(CancellationToken ct)
    {
        const string sql = """
            SELECT (SELECT count(*) FROM (SELECT FROM carrier_copies WHERE done_at IS NULL AND next_try_at > @now AND tries = 0 LIMIT @MostCounted) w)::int AS waiting,
                   (SELECT count(*) FROM (SELECT FROM carrier_copies WHERE done_at IS NULL AND (next_try_at <= @now OR tries > 0) LIMIT @MostCounted) d)::int AS due,
                   (SELECT count(*) FROM (SELECT FROM carrier_copies WHERE done_at IS NULL AND tries > 1 LIMIT @MostCounted) f)::int AS failing,
                   (SELECT count(*) FROM (SELECT FROM carrier_copies WHERE done_at > @now - INTERVAL '30 days' LIMIT @MostCounted) g)::int AS done,
                   oldest.due_at AS failing_since, oldest.answer
              FROM (SELECT) one LEFT JOIN LATERAL (
                   SELECT due_at, answer FROM carrier_copies WHERE done_at IS NULL AND tries > 1 ORDER BY due_at LIMIT 1) oldest ON true
            """;
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleAsync<CopyStanding>(new CommandDefinition(sql, new { MostCounted, now = clock.GetUtcNow() }, cancellationToken: ct));
    }

    public async Task<CopiesOfConversation> Of(Guid conversation, CancellationToken ct)
    {
        const string sql = """
            SELECT count(done_at)::int AS deleted, max(done_at) AS last_deleted, count(*) FILTER (WHERE done_at IS NULL)::int AS left,
                   min(due_at) FILTER (WHERE done_at IS NULL AND due_at < 'infinity') AS next_due
              FROM carrier_copies WHERE conversation_id = @conversation
            """;
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleAsync<CopiesOfConversation>(new CommandDefinition(sql, new { conversation }, cancellationToken: ct));
    }
}
