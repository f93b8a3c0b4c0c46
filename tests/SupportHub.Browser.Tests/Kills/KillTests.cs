using System.Diagnostics;
using Dapper;
using Npgsql;
using SupportHub.StandIns;
using SupportHub.StandIns.Twilio;

namespace SupportHub.Browser.Tests.Kills;

public sealed class KillTests : IAsyncLifetime
{
    private const string Client = "+14155550142";
    // The demo has conversations of its own.
    private const string OfClient = "FROM messages m JOIN conversations c ON c.id = m.conversation_id WHERE c.address = @Client";
    private readonly string _data = Directory.CreateTempSubdirectory("hub-kill-").FullName;
    private readonly int _port = FreePort.Any();
    private TwilioStandIn _twilio = null!;

    public async Task InitializeAsync()
    {
        _twilio = await TwilioStandIn.Start(new TwilioStandInOptions());
        _twilio.Hub = new HubAddress(new Uri($"http://127.0.0.1:{_port}"));
    }

    public async Task DisposeAsync()
    {
        await _twilio.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task What_was_acknowledged_outlives_kill_9_once_and_in_order_and_unsent_texts_go_out_once()
    {
        var words = Enumerable.Range(1, 10).Select(i => $"This is text number {i} of mine").ToList();
        var acknowledged = new List<string>();
        var texts = new List<TextMessage>();
        using (var killed = await HubProcess.StartAsync(_port, _data, _twilio))
        {
            foreach (var word in words)
            {
                var posting = _twilio.TextIn(Client, _twilio.Options.Numbers[0], word);
                if (texts.Count == words.Count / 2)
                    killed.Kill();
                var (text, reply) = await posting;
                texts.Add(text);
                if (reply.Status == 200)
                    acknowledged.Add(word);
            }
        }
        acknowledged.Count.ShouldBeInRange(5, 6, "the kill came in the middle");

        using var hub = await HubProcess.StartAsync(_port, _data, _twilio);
        await using var database = NpgsqlDataSource.Create(Connection);
        await IdleAsync(database);
        (await ReceivedAsync(database)).Take(acknowledged.Count).ShouldBe(acknowledged);

        // The carrier repeats every webhook, also those that were taken.
        foreach (var text in texts)
            (await _twilio.Deliver(text)).Status.ShouldBe(200);
        await IdleAsync(database);

        (await ReceivedAsync(database)).ShouldBe(words);
        var outgoing = await OutgoingAsync(database);
        outgoing.ShouldNotBeEmpty();
        _twilio.Ledger.Sent.Where(text => text.To == Client).Select(text => text.Sid).ShouldBe(outgoing!, ignoreOrder: true);
        (await hub.StopAsync()).ShouldBe(0);
        File.Exists(Path.Combine(_data, "data", "postmaster.pid")).ShouldBeFalse("the private PostgreSQL stops with the program");
    }

    // Where the server says that it listens.
    private string Connection =>
        $"Host={File.ReadLines(Path.Combine(_data, "data", "postmaster.pid")).ElementAt(4)};Username=supporthub;Database=supporthub";

    private static async Task<IEnumerable<string>> ReceivedAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.QueryAsync<string>($"SELECT m.text {OfClient} AND author = 0 ORDER BY m.version, ordinal", new { Client });
    }

    private static async Task<List<string?>> OutgoingAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string?>($"SELECT m.provider_id {OfClient} AND author <> 0", new { Client })];
    }

    // Another process works: its outbox is asked until it is empty. Work of the killed one waits for its lease to run out.
    private static async Task IdleAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(1); await Task.Delay(100))
            if (await connection.QuerySingleAsync<long>("SELECT count(*) FROM work_items WHERE done_at IS NULL AND parked_at IS NULL") == 0)
                return;
        throw new TimeoutException("The outbox did not become empty.");
    }
}
