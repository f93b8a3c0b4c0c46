using Dapper;
using Npgsql;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.WebChat.Waiting;

/// <summary>
/// How long a person's first answer usually takes now: the middle of what it took lately, while people were at the desk. Read from the newest part of
/// the log, so that it costs the same however long the log is and every node says the same.
/// </summary>
internal sealed class UsualWait(NpgsqlDataSource database, DeskHours desk, TimeProvider clock)
{
    private static readonly TimeSpan s_lately = TimeSpan.FromHours(4);

    private static readonly TimeSpan s_readAgain = TimeSpan.FromMinutes(1);

    /// <summary>Fewer say nothing about the next one.</summary>
    private const int Enough = 5;

    private const string Sql = """
        SELECT stream_id, type = 'agent_replied' AS answered, (data->>'At')::timestamptz AS at FROM mt_events
        WHERE seq_id > (SELECT max(seq_id) FROM mt_events) - 20000 AND type IN ('conversation_handed_off', 'agent_replied')
        ORDER BY seq_id
        """;

    // So said, and so rarely said anew.
    private static readonly int[] s_minutes = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60];

    private (long At, TimeSpan? Wait)? _read;

    /// <summary>Null when there is not enough to say it by. Asked by one reader at a time; the log is read once a minute.</summary>
    public async Task<TimeSpan?> Now(CancellationToken ct)
    {
        if (_read is not { } known || clock.GetElapsedTime(known.At) >= s_readAgain) _read = known = (clock.GetTimestamp(), await Read(ct));
        return known.Wait;
    }

    private async Task<TimeSpan?> Read(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<(Guid Conversation, bool Answered, DateTimeOffset At)>(new CommandDefinition(Sql, cancellationToken: ct));
        var since = clock.GetUtcNow() - s_lately;
        var asked = new Dictionary<Guid, DateTimeOffset>();
        var waits = new List<TimeSpan>();
        foreach (var (conversation, answered, at) in rows)
        {
            if (!answered) asked.TryAdd(conversation, at);
            // Who asked at night waited for the morning, not in the line.
            else if (asked.Remove(conversation, out var from) && at >= since && desk.WasOpen(from)) waits.Add(at - from);
        }
        return Of(waits);
    }

    /// <summary>The middle one, rounded up to what people say; null for too few.</summary>
    public static TimeSpan? Of(List<TimeSpan> waits)
    {
        if (waits.Count < Enough) return null;
        waits.Sort();
        var minutes = waits[waits.Count / 2].TotalMinutes;
        var said = Array.Find(s_minutes, known => minutes <= known);
        return said > 0 ? TimeSpan.FromMinutes(said) : TimeSpan.FromHours(Math.Ceiling(minutes / 60));
    }
}
