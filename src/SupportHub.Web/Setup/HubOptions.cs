using Microsoft.Extensions.Options;

namespace SupportHub.Web.Setup;

/// <summary>What an installation decides, under <c>SupportHub</c>.</summary>
public sealed class HubOptions
{
    public const string Section = "SupportHub";

    /// <summary>Seeds pretend sites, numbers and staff, and starts a private PostgreSQL when no connection string is given.</summary>
    public bool Demo { get; set; }

    /// <summary>Where the private PostgreSQL and the demo's sign-ins live; only used by the demo.</summary>
    public string? DataFolder { get; set; }

    /// <summary>The folder with the bot's answers; when absent, the first <c>bot-content</c> beside or above the program.</summary>
    public string? ContentFolder { get; set; }

    /// <summary>Where what the bot learned from its content is kept for the next start; when absent, beside the demo's data.</summary>
    public string? ModelFolder { get; set; }

    /// <summary>The address the world reaches us at, without a slash at the end: webhooks are signed over it.</summary>
    public string PublicUrl { get; set; } = "http://127.0.0.1:5080";
}

/// <summary>Refuses to start with settings that cannot be, naming them.</summary>
public sealed class HubOptionsCheck : IValidateOptions<HubOptions>
{
    public ValidateOptionsResult Validate(string? name, HubOptions options) =>
        Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && !options.PublicUrl.EndsWith('/')
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{HubOptions.Section}:PublicUrl must be an http or https address without a slash at the end; it is '{options.PublicUrl}'.");
}
