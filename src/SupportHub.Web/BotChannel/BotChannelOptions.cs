using Microsoft.Extensions.Options;
using SupportHub.Bot.Connector;
using SupportHub.Web.Setup;

namespace SupportHub.Web.BotChannel;

/// <summary>Our bot at Azure Bot Service, or at any channel of the same protocol, under <c>BotChannel</c>. Without an id no channel is let in.</summary>
public sealed class BotChannelOptions
{
    public const string Section = "BotChannel";

    /// <summary>The bot's Microsoft app id: the audience of every token that comes, and our name to the login.</summary>
    public string AppId { get; set; } = "";

    /// <summary>From the environment (<c>BotChannel__AppPassword</c>).</summary>
    public string AppPassword { get; set; } = "";

    /// <summary>Who issues the tokens of channels.</summary>
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>Names the issuer's signing keys.</summary>
    public Uri OpenIdMetadata { get; set; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>Where our own token comes from.</summary>
    public Uri TokenEndpoint { get; set; } = new("https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token");

    /// <summary>The origins replies may go to; none: the public channels'.</summary>
    public IList<string> ServiceUrls { get; } = [];

    /// <summary>For developers: lets a local channel in without a token while there is no <see cref="AppId"/>, and the Emulator's own tokens with one.</summary>
    public bool Emulator { get; set; }

    /// <summary>Names the keys of the Emulator's tokens.</summary>
    public Uri EmulatorOpenIdMetadata { get; set; } = new("https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration");
}

/// <summary>Refuses to start half configured, or open, naming the setting.</summary>
internal sealed class BotChannelOptionsCheck(IHostEnvironment environment, IOptions<HubOptions> hub) : IValidateOptions<BotChannelOptions>
{
    public ValidateOptionsResult Validate(string? name, BotChannelOptions options)
    {
        List<string> wrong = [];
        if (options.AppId.Length > 0 && string.IsNullOrWhiteSpace(options.AppPassword))
            wrong.Add($"{BotChannelOptions.Section}:AppPassword is missing: set the environment variable BotChannel__AppPassword to the secret of app {options.AppId}.");
        if (options.Emulator && !hub.Value.Demo && !environment.IsDevelopment())
            wrong.Add($"{BotChannelOptions.Section}:Emulator must be false outside the demo and a developer's machine: it lets callers in without a token.");
        foreach (var entry in options.ServiceUrls.Where(entry => !ServiceUrls.IsOrigin(entry)))
            wrong.Add($"{BotChannelOptions.Section}:ServiceUrls must be origins such as https://smba.trafficmanager.net or https://*.botframework.com; one is '{entry}'.");
        foreach (var (setting, address) in new[] { ("OpenIdMetadata", options.OpenIdMetadata), ("TokenEndpoint", options.TokenEndpoint), ("EmulatorOpenIdMetadata", options.EmulatorOpenIdMetadata) })
            if (!address.IsAbsoluteUri || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
                wrong.Add($"{BotChannelOptions.Section}:{setting} must be an https address; it is '{address}'.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
