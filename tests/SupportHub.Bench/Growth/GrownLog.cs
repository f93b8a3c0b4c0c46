using Dapper;
using Npgsql;
using SupportHub.Bench.Machine;
using SupportHub.Store;

namespace SupportHub.Bench.Growth;

/// <summary>Fills a database with a log as long as asked for, its views and its clients, in bulk: nothing in it differs from what years of use would leave.</summary>
internal static class GrownLog
{
    public const int EventsATalk = 10;

    // Log, views, indexes and what PostgreSQL writes ahead, seen; and once more the views, while they are rebuilt.
    private const long BytesAnEvent = 2_600;
    private const long Spare = 3L << 30;

    /// <exception cref="CannotRun">The disk has no room for it.</exception>
    public static void NeedsRoom(BenchServer server, long events)
    {
        var needed = events * BytesAnEvent + Spare;
        if (server.FreeSpace < needed)
            throw new CannotRun(
                $"{events:N0} events need about {needed >> 30} GiB and {server.FreeSpace >> 30} are free. Name another place with --data FOLDER, or fewer with --events N.");
    }

    /// <summary>Answers how many events there are: about as many as asked for.</summary>
    public static async Task<long> FillAsync(string connectionString, int events, CancellationToken ct)
    {
        await using var database = StoreServices.DataSource(connectionString);
        await using var log = await ConnectAsync(database, ct);
        await using var views = await ConnectAsync(database, ct);
        await Desk.PrepareAsync(views);
        var pages = new Pages(new Talks(events / EventsATalk, DateTimeOffset.UtcNow));
        var copying = Task.CompletedTask;
        foreach (var page in pages.All())
        {
            // The next page is made up while this one is copied.
            await copying;
            copying = Task.WhenAll(page.CopyLogAsync(log, ct), page.CopyViewsAsync(views, ct));
        }
        await copying;
        await log.ExecuteAsync("SELECT setval('mt_events_sequence', @Position)", new { pages.Position });
        await OutboxAsync(views);
        await views.ExecuteAsync("VACUUM ANALYZE", commandTimeout: 0);
        return pages.Position;
    }

    // Every stream's row is copied with its events: there is no need to look for it ten million times.
    private static async Task<NpgsqlConnection> ConnectAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync("SET session_replication_role = replica");
        return connection;
    }

    // What was done is kept for a week.
    private static Task<int> OutboxAsync(NpgsqlConnection connection) => connection.ExecuteAsync("""
        INSERT INTO work_items (kind, conversation_id, payload, created_at, due_at, attempts, done_at)
        SELECT 'send-sms', m.conversation_id, jsonb_build_object('MessageId', m.message_id, 'To', c.address, 'From', c.hub_address, 'Text', m.text), m.at, m.at, 1, m.at
        FROM messages m JOIN conversations c ON c.id = m.conversation_id
        WHERE m.at > now() - interval '7 days' AND m.author <> 0 AND m.kind <> 1 AND c.channel = 1 ORDER BY m.at
        """, commandTimeout: 0);
}
