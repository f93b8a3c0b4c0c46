using System.Diagnostics;
using Npgsql;
using SupportHub.Chaos.Traffic;

namespace SupportHub.Chaos;

/// <summary>Waits until nothing is on its way any more. What is not quiet in time is reconciled as it is, and so reported.</summary>
internal static class Quiet
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);

    // A text that waits for a person is quiet, and lost to the client until then: the reconciliation says so.
    private const string Open = "SELECT count(*) FROM work_items WHERE done_at IS NULL AND parked_at IS NULL";
    private const string Parked = "SELECT count(*) FROM work_items WHERE done_at IS NULL AND parked_at IS NOT NULL";

    private const string Newest = """
        SELECT stream_id, max(version) FROM mt_events
        WHERE type IN ('message_received', 'bot_replied', 'agent_replied', 'notice_sent') GROUP BY stream_id
        """;

    public static async Task WaitAsync(Everybody everybody, string connectionString, Action<string> say, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        var waited = Stopwatch.StartNew();
        for (var loud = "starting"; loud is not null; await Task.Delay(s_look, ct))
        {
            try
            {
                loud = await LoudAsync(everybody, database, ct);
            }
            catch (NpgsqlException)
            {
                loud = "PostgreSQL does not answer";
            }
            if (loud is null || waited.Elapsed < s_patience) continue;
            say($"Not quiet after {s_patience.TotalMinutes:0} minutes: {loud}");
            break;
        }
        if (await CountAsync(database, Parked, ct) is > 0 and var parked) say($"{parked} work items are parked for a person");
        say($"Quiet after {waited.Elapsed.TotalSeconds:0.0} s");
    }

    private static async Task<string?> LoudAsync(Everybody everybody, NpgsqlDataSource database, CancellationToken ct)
    {
        if (!await everybody.PostGivenUpAsync(ct)) return "webhooks are not taken";
        if (everybody.Chats.Sum(chat => chat.Waiting) is > 0 and var waiting) return $"{waiting} chat messages wait";
        if (await CountAsync(database, Open, ct) is > 0 and var open) return $"{open} work items are open";
        var newest = await NewestAsync(database, ct);
        var behind = everybody.Chats.Count(chat => chat.Conversation is { } id && chat.Position < newest.GetValueOrDefault(id));
        return behind > 0 ? $"{behind} chat clients are behind" : null;
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database, string sql, CancellationToken ct)
    {
        await using var count = database.CreateCommand(sql);
        return (long)(await count.ExecuteScalarAsync(ct))!;
    }

    private static async Task<Dictionary<Guid, long>> NewestAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Newest);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var newest = new Dictionary<Guid, long>();
        while (await rows.ReadAsync(ct)) newest[rows.GetGuid(0)] = rows.GetInt64(1);
        return newest;
    }
}
