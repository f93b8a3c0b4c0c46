using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SupportHub.Chaos.Ledgers;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store;
using SupportHub.Store.Events;
using SupportHub.Store.Records;

namespace SupportHub.Chaos.Traffic;

/// <summary>
/// People at the desk, on a second node of the program: they answer what is theirs to answer, sometimes take a conversation from the bot, and
/// sometimes finish one, so that it goes back to the bot with the client's next word.
/// </summary>
internal sealed class Desk : IAsyncDisposable
{
    private const double Takes = 0.1;
    private const double Finishes = 0.1;
    private static readonly Guid s_agent = Guid.CreateVersion7();
    private static readonly Act s_act = new($"staff:{s_agent}");

    private readonly ServiceProvider _node;
    private readonly ClientLedger _ledger;
    private readonly Random _random;

    private Desk(ServiceProvider node, ClientLedger ledger, Random random) => (_node, _ledger, _random) = (node, ledger, random);

    public static async Task<Desk> OpenAsync(string connectionString, ClientLedger ledger, Random random, CancellationToken ct)
    {
        // What a node says of a database that is being stopped under it is no news here.
        var node = new ServiceCollection().AddLogging(log => log.SetMinimumLevel(LogLevel.None)).AddSupportHubStore(connectionString).BuildServiceProvider();
        foreach (var hosted in node.GetServices<IHostedService>()) await hosted.StartAsync(ct);
        await node.GetRequiredService<Sites>().Save(new(Guid.CreateVersion7(), ChatClient.Site, "Chaos", [], null, null, Language.English, null), ct);
        return new(node, ledger, random);
    }

    /// <summary>One act of one agent on one conversation. A fault on the way is the agent's to see; nothing is tried again by itself.</summary>
    public async Task ActAsync(CancellationToken ct)
    {
        try
        {
            if (await AnyConversationAsync(ct) is not { } id) return;
            if (_random.NextDouble() < Finishes) await FinishAsync(id, ct);
            else await ReplyAsync(id, takes: _random.NextDouble() < Takes, ct);
        }
        catch (Exception e) when (e is NpgsqlException or ConcurrencyConflict or OperationCanceledException or IOException or InvalidOperationException)
        {
            // The agent is told that it may not have been kept.
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _node.GetServices<IHostedService>()) await hosted.StopAsync(CancellationToken.None);
        await _node.DisposeAsync();
    }

    private StreamStore<Conversation, ConversationEvent> Conversations => _node.GetRequiredService<EventStore>().Conversations;

    private async Task ReplyAsync(Guid id, bool takes, CancellationToken ct)
    {
        var message = Guid.CreateVersion7();
        var (key, text) = (message.ToString(), Words.Agent(_random));
        var updated = await Conversations.Update(id, conversation =>
        {
            if (conversation.Holder != Holder.Agents && !takes) return [];
            _ledger.Sends(Way.Desk, $"{id}", key);
            return conversation.Reply(message, s_agent, text, optedOut: false, DateTimeOffset.UtcNow);
        }, s_act, ct);
        if (updated.Appended.Count > 0) _ledger.Acknowledged(key);
    }

    // The bot holds a finished conversation that comes back only when no person has it and it never handed it over.
    private async Task FinishAsync(Guid id, CancellationToken ct)
    {
        var now = DateTimeOffset.UtcNow;
        await Conversations.Update(id, conversation => conversation.WaitingSince is null ? conversation.Unassign(s_agent, now) : [], s_act, ct);
        await Conversations.Update(id, conversation => conversation is { Holder: Holder.Agents, WaitingSince: null } ? conversation.Resolve(s_agent, now) : [], s_act, ct);
    }

    private async Task<Guid?> AnyConversationAsync(CancellationToken ct)
    {
        await using var any = _node.GetRequiredService<NpgsqlDataSource>().CreateCommand("SELECT id FROM mt_streams ORDER BY random() LIMIT 1");
        return (Guid?)await any.ExecuteScalarAsync(ct);
    }
}
