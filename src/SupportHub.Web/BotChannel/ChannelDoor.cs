using System.Net;
using Microsoft.Extensions.Options;
using SupportHub.Bot.Activities;
using SupportHub.Bot.Connector;
using SupportHub.Bot.Tokens;

namespace SupportHub.Web.BotChannel;

/// <summary>Who stands at the door. <see cref="Token"/> is null for a local channel without one.</summary>
internal sealed record Caller(Admitted? Token)
{
    /// <summary>A channel proper: our token may go to it.</summary>
    public bool IsAuthenticated => Token is { IsEmulator: false };
}

/// <summary>Lets in channels with a token, and nobody else unless this machine's developer said so.</summary>
internal sealed partial class ChannelDoor(ChannelTokens tokens, ServiceUrls services, IOptions<BotChannelOptions> options, ILogger<ChannelDoor> logger)
{
    private const string Scheme = "Bearer ";

    /// <summary>Null: not to be let in, whatever the request brings.</summary>
    public async Task<Caller?> Enter(HttpRequest request, CancellationToken ct)
    {
        var settings = options.Value;
        if (request.Headers.Authorization is not { Count: > 0 } given)
            return settings is { Emulator: true, AppId.Length: 0 } && IsLocal(request) ? new(null as Admitted) : null;
        if (settings.AppId.Length == 0 || given is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        try
        {
            return await tokens.Check(header[Scheme.Length..].Trim(), ct) is { } admitted ? new(admitted) : null;
        }
        catch (HttpRequestException fault)
        {
            Log.KeysUnknown(logger, fault);
            return null;
        }
    }

    /// <summary>Whether this caller may bring this Activity, and have its replies sent where it says.</summary>
    public bool Covers(Caller caller, Activity activity) =>
        caller.Token?.Covers(activity) != false && services.Find(activity.ServiceUrl, emulator: !caller.IsAuthenticated) is not null;

    private static bool IsLocal(HttpRequest request) => request.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    private static partial class Log
    {
        [LoggerMessage(7101, LogLevel.Warning, "The signing keys of the channels' issuer cannot be read: channels are not let in")]
        public static partial void KeysUnknown(ILogger logger, Exception fault);
    }
}
