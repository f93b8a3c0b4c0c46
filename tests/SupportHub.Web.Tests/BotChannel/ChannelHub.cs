using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.AspNetCore.Hosting;
using SupportHub.StandIns.BotChannel;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Sms;

namespace SupportHub.Web.Tests.BotChannel;

/// <summary>The hub with a channel that has an account with it.</summary>
public class ChannelHub : HubFixture
{
    public ChannelStandIn Channel { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        Channel = await StartChannel();
        await base.InitializeAsync();
        Channel.Bot = Address;
    }

    public string Token => Channel.Keys[0].Sign(Channel.Claims(Clock.GetUtcNow()));

    /// <summary>Brings an Activity with a good token, and waits until everything that follows from it is done.</summary>
    public async Task Bring(JsonObject activity)
    {
        (await Channel.Bring(activity.ToJsonString(), Token)).Status.ShouldBe(HttpStatusCode.OK);
        await SettledAsync(TextingClient.Patience);
    }

    public Task Write(string conversation, string text, JsonObject? more = null)
    {
        var message = Channel.Activity("message", conversation, new() { ["text"] = text });
        foreach (var (name, value) in more ?? []) message[name] = value?.DeepClone();
        return Bring(message);
    }

    /// <summary>What the bot posted to a conversation.</summary>
    public IReadOnlyList<PostedActivity> Posted(string conversation, string? type = null) =>
        [.. Channel.Posted.Where(posted => posted.Conversation == conversation && (type is null || posted.Type == type))];

    /// <summary>The conversation in our own inbox, found by what the client wrote.</summary>
    public async Task<Guid> InInbox(string words)
    {
        await using var connection = await Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<Guid>("SELECT DISTINCT conversation_id FROM messages WHERE author = 0 AND text = @words", new { words });
    }

    /// <summary>What the client of a conversation wrote last, as it is kept.</summary>
    public async Task<string> LastWords(string conversation)
    {
        await using var connection = await Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<string>("""
            SELECT m.text FROM messages m JOIN conversations c ON c.id = m.conversation_id JOIN bot_channel_conversations b ON b.contact_id = c.contact_id
            WHERE m.author = 0 AND b.reference::jsonb -> 'conversation' ->> 'id' = @conversation ORDER BY m.at DESC, m.version DESC LIMIT 1
            """, new { conversation });
    }

    protected virtual Task<ChannelStandIn> StartChannel() => ChannelStandIn.Start();

    protected virtual bool OwnsChannel => true;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("BotChannel:AppId", ChannelStandIn.AppId);
        builder.UseSetting("BotChannel:AppPassword", ChannelStandIn.AppPassword);
        builder.UseSetting("BotChannel:OpenIdMetadata", new Uri(Channel.Address, ".well-known/openidconfiguration").ToString());
        builder.UseSetting("BotChannel:TokenEndpoint", new Uri(Channel.Address, "login/oauth2/v2.0/token").ToString());
        builder.UseSetting("BotChannel:ServiceUrls:0", Channel.Address.GetLeftPart(UriPartial.Authority));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (OwnsChannel) await Channel.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
