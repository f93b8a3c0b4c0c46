using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Languages;
using SupportHub.StandIns.SignalR;
using SupportHub.Store.Records;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.WebChat;

namespace SupportHub.Web.Tests.WebChat;

/// <summary>A client with the chat page open: what the page says over the wire, without the page.</summary>
public sealed class ChatVisitor : IAsyncDisposable
{
    public const string Site = "golden-plate";
    public const string Origin = "https://benefits.example";

    private readonly HubClient _hub;

    private ChatVisitor(HubClient hub, string token) => (_hub, Token) = (hub, token);

    public string Token { get; }

    public static Task Open(HubFixture hub) => hub.Services.GetRequiredService<Sites>().Save(
        new(Guid.CreateVersion7(), Site, "Golden Plate", [Origin], null, "CA", Language.English, null), CancellationToken.None);

    /// <summary>Someone who was never here.</summary>
    public static async Task<ChatVisitor> New(HubFixture hub, string language = "en") =>
        await Return(hub, await Visit(hub, language));

    public static async Task<string> Visit(HubFixture hub, string language = "en")
    {
        using var http = hub.CreateClient();
        var answer = await http.PostAsJsonAsync("/api/chat/visits", new VisitRequest(Site, language));
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Visit>())!.Token;
    }

    /// <summary>Someone with a token: another tab, a reload, next week.</summary>
    public static async Task<ChatVisitor> Return(HubFixture hub, string token) =>
        new(await HubClient.Connect(new Uri(hub.Address, "/hubs/chat")), token);

    public Task<Joined?> Join(string language = "en", Guid? conversation = null, long after = 0, params string[] waiting) =>
        _hub.Invoke<Joined?>("Join", new JoinRequest(Token, Site, language, conversation, after, waiting, ChatProtocol.Version));

    public Task<SendAnswer> Send(string text, string? key = null, string? choice = null) =>
        _hub.Invoke<SendAnswer>("Send", new SendRequest(key ?? NewKey(), text, choice));

    /// <summary>Sends what was uploaded before.</summary>
    public Task<SendAnswer> SendFiles(string text, string key, params Guid[] files) =>
        _hub.Invoke<SendAnswer>("Send", new SendRequest(key, text, null, files));

    public Task SetLanguage(string language) => _hub.Invoke("SetLanguage", [new LanguageRequest(language)]);

    /// <summary>The client is typing.</summary>
    public Task Writes() => _hub.Invoke("Writing", []);

    /// <summary>Answers a question about a person's help.</summary>
    public Task Rate(string? step, string? value) => _hub.Invoke("Rate", [new RateRequest(step, value)]);

    /// <summary>Waits until the page is told a wait that fits, with the state or by itself.</summary>
    public async Task SeesWait(Func<ChatWait?, bool> fits)
    {
        await foreach (var message in _hub.Messages.ReadAllAsync(Sms.TextingClient.Patience))
        {
            if (message.Target == "State" && fits(message.Argument<ChatState>().Wait)) return;
            if (message.Target == "Wait" && fits(message.Argument<ChatWaits>().Wait)) return;
        }
        throw new InvalidOperationException("The connection ended before it was told.");
    }

    /// <summary>Waits for the hub to call the page by this name.</summary>
    public async Task<HubMessage> Told(string target)
    {
        await foreach (var message in _hub.Messages.ReadAllAsync())
            if (message.Target == target) return message;
        throw new InvalidOperationException("The connection ended before it was told.");
    }

    /// <summary>Waits for the hub to push a line that fits.</summary>
    public async Task<ChatLine> Hears(Func<ChatLine, bool> fits)
    {
        await foreach (var message in _hub.Messages.ReadAllAsync())
            if (message.Target == "Lines" && message.Argument<ChatLines>().Lines.FirstOrDefault(fits) is { } line) return line;
        throw new InvalidOperationException("The connection ended before the line came.");
    }

    /// <summary>Waits for the hub to push a state that fits.</summary>
    public async Task<ChatState> Sees(Func<ChatState, bool> fits)
    {
        await foreach (var message in _hub.Messages.ReadAllAsync())
            if (message.Target == "State" && message.Argument<ChatState>() is var state && fits(state)) return state;
        throw new InvalidOperationException("The connection ended before the state came.");
    }

    /// <summary>Waits for the hub to ask the page to join again.</summary>
    public async Task AskedToRejoin()
    {
        await foreach (var message in _hub.Messages.ReadAllAsync())
            if (message.Target == "Rejoin") return;
        throw new InvalidOperationException("The connection ended before the page was asked.");
    }

    public static string NewKey() => Guid.CreateVersion7().ToString("N");

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
