using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;
using SupportHub.Store.Records;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>One hub and one Chromium for all tests of the client's chat.</summary>
[CollectionDefinition(nameof(ChatStage))]
public sealed class ChatStageOnce : ICollectionFixture<ChatStage>;

/// <summary>The stage of the walk, with hands for what clients do not do: people at the desk, and what the log holds.</summary>
public sealed class ChatStage : WalkStage
{
    /// <summary>Somebody's web site that carries the chat, and its record here. See <see cref="HostSite.StartAsync"/>.</summary>
    internal async Task<HostSite> HostAsync(string key, string name, string host = "127.0.0.1", Func<string?>? identity = null, string? identityKey = null)
    {
        var site = await HostSite.StartAsync(Address, key, host, identity);
        await Services.GetRequiredService<Sites>().Save(
            new(Guid.CreateVersion7(), key, name, [site.Origin], null, "CA", Language.English, null) { IdentityKey = identityKey }, default);
        return site;
    }

    /// <summary>The newest conversation in which a client wrote these words.</summary>
    public async Task<Guid> ConversationAsync(string words)
    {
        await using var connection = await Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<Guid>("SELECT conversation_id FROM messages WHERE author = 0 AND text = @words ORDER BY conversation_id DESC LIMIT 1", new { words });
    }

    /// <summary>Dana takes it; the bot is silent from then on.</summary>
    public async Task TakeAsync(Guid conversation)
    {
        var dana = await DanaAsync();
        await Store.Conversations.Update(conversation, c => c.Assign(dana, dana, Clock.GetUtcNow()), new Act($"staff:{dana}"), default);
    }

    public async Task ReplyAsync(Guid conversation, string words)
    {
        var dana = await DanaAsync();
        await Store.Conversations.Update(
            conversation, c => c.Reply(Guid.CreateVersion7(), dana, words, false, Clock.GetUtcNow()), new Act($"staff:{dana}"), default);
    }

    /// <summary>Dana's help is over.</summary>
    public async Task ResolveAsync(Guid conversation)
    {
        var dana = await DanaAsync();
        await Store.Conversations.Update(conversation, c => c.Resolve(dana, Clock.GetUtcNow()), new Act($"staff:{dana}"), default);
    }

    /// <summary>What the client is known to have said, in order.</summary>
    public async Task<IReadOnlyList<string>> ReceivedAsync(Guid conversation)
    {
        await using var connection = await Database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>(
            "SELECT text FROM messages WHERE conversation_id = @conversation AND author = 0 ORDER BY version, ordinal", new { conversation })];
    }

    private async Task<Guid> DanaAsync()
    {
        await using var connection = await Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<Guid>("""SELECT "Id" FROM "AspNetUsers" WHERE "UserName" = @Agent""", new { Agent });
    }
}
