using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace SupportHub.StandIns.BotChannel;

/// <summary>What the bot posted to the channel's Connector. <see cref="ReplyTo"/> is the Activity of the address, if it named one.</summary>
public sealed record PostedActivity(string Conversation, string? ReplyTo, JsonObject Activity, string? Authorization)
{
    public string Type => (string)Activity["type"]!;

    public string? Text => (string?)Activity["text"];
}

/// <summary>
/// A pretend channel of Azure Bot Service: its issuer of tokens with OpenID metadata and keys, its login for bots, and a Connector that takes
/// replies. It calls the bot as a channel does.
/// </summary>
public sealed class ChannelStandIn : IAsyncDisposable
{
    public const string AppId = "5a1f6d1e-0000-4000-8000-5b1d3c0f7a11";
    public const string AppPassword = "the bot's own secret";
    public const string BotToken = "a-token-for-the-bot";
    public const string Issuer = "https://api.botframework.com";
    public const string ChannelId = "teststand";

    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private readonly List<PostedActivity> _posted = [];
    private readonly List<(Func<IReadOnlyList<PostedActivity>, bool> Holds, TaskCompletionSource Done)> _waiting = [];

    private ChannelStandIn(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>As it stands in Activities and tokens.</summary>
    public string ServiceUrl => $"{Address.GetLeftPart(UriPartial.Authority)}/channel/";

    /// <summary>Where the bot listens.</summary>
    public Uri Bot { get; set; } = new("http://127.0.0.1:1/");

    /// <summary>The keys the issuer publishes; the first one signs.</summary>
    public List<IssuerKey> Keys { get; } = [new("first", [ChannelId])];

    /// <summary>Answered by the Connector before it takes anything, each once.</summary>
    public Queue<HttpStatusCode> Faults { get; } = new();

    /// <summary>How often the key set was read, and a token asked for.</summary>
    public int KeysRead { get; private set; }

    public int TokensGiven { get; private set; }

    public IReadOnlyList<PostedActivity> Posted
    {
        get { lock (_posted) return [.. _posted]; }
    }

    public static async Task<ChannelStandIn> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var channel = new ChannelStandIn(app);
        app.MapGet("/.well-known/openidconfiguration", () => Results.Json(new JsonObject
        {
            ["issuer"] = Issuer, ["jwks_uri"] = $"{channel.Address}.well-known/keys", ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        }));
        app.MapGet("/.well-known/keys", channel.PublishKeys);
        app.MapPost("/login/oauth2/v2.0/token", channel.GiveToken);
        app.MapPost("/channel/v3/conversations/{conversation}/activities/{activity?}", channel.Take);
        await app.StartAsync();
        return channel;
    }

    /// <summary>The claims of a token as the issuer makes them, good until an hour after <paramref name="now"/>.</summary>
    public JsonObject Claims(DateTimeOffset now) => new()
    {
        ["iss"] = Issuer, ["aud"] = AppId, ["serviceurl"] = ServiceUrl,
        ["nbf"] = now.AddMinutes(-5).ToUnixTimeSeconds(), ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
    };

    /// <summary>An Activity as this channel sends them; <paramref name="more"/> is laid over it.</summary>
    public JsonObject Activity(string type, string conversation, JsonObject? more = null)
    {
        var activity = new JsonObject
        {
            ["type"] = type, ["id"] = $"act-{Guid.NewGuid():N}", ["timestamp"] = DateTimeOffset.UtcNow.ToString("O"), ["channelId"] = ChannelId, ["serviceUrl"] = ServiceUrl,
            ["from"] = new JsonObject { ["id"] = $"user-of-{conversation}", ["aadObjectId"] = "x" }, ["recipient"] = new JsonObject { ["id"] = "the-bot", ["name"] = "Benefits" },
            ["conversation"] = new JsonObject { ["id"] = conversation, ["tenantId"] = "t" },
        };
        foreach (var (name, value) in more ?? []) activity[name] = value?.DeepClone();
        return activity;
    }

    /// <summary>Brings something to the bot.</summary>
    public async Task<(HttpStatusCode Status, string Body)> Bring(string body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Bot, "/api/messages")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Completes when what was posted so far, or is posted later, fulfils the condition.</summary>
    public Task Until(Func<IReadOnlyList<PostedActivity>, bool> holds, CancellationToken ct)
    {
        lock (_posted)
        {
            if (holds(_posted)) return Task.CompletedTask;
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((holds, done));
            return done.Task.WaitAsync(ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _http.Dispose();
        Keys.ForEach(key => key.Dispose());
    }

    private IResult PublishKeys()
    {
        KeysRead++;
        return Results.Json(new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(key => key.Published)]) });
    }

    private async Task<IResult> GiveToken(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        TokensGiven++;
        return form["client_id"] == AppId && form["client_secret"] == AppPassword && form["grant_type"] == "client_credentials" && form["scope"] == "https://api.botframework.com/.default"
            ? Results.Json(new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3600, ["access_token"] = BotToken })
            : Results.Json(new JsonObject { ["error"] = "invalid_client" }, statusCode: 401);
    }

    private async Task<IResult> Take(string conversation, string? activity, HttpRequest request)
    {
        // A slash is the one character that the server leaves as it came.
        var posted = new PostedActivity(conversation.Replace("%2F", "/", StringComparison.Ordinal), activity, (await request.ReadFromJsonAsync<JsonObject>())!, request.Headers.Authorization);
        lock (_posted)
        {
            if (Faults.TryDequeue(out var fault)) return Results.StatusCode((int)fault);
            _posted.Add(posted);
            foreach (var waiter in _waiting.Where(waiter => waiter.Holds(_posted)).ToList())
            {
                _waiting.Remove(waiter);
                waiter.Done.SetResult();
            }
        }
        return Results.Json(new JsonObject { ["id"] = $"{conversation}|{Posted.Count:0000000}" });
    }
}
