using Microsoft.Extensions.Options;

namespace SupportHub.Web.Files;

/// <summary>How much clients may upload, under <c>SupportHub:Files</c>.</summary>
public sealed class FilesOptions
{
    public const string Section = "SupportHub:Files";

    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>The largest picture that is decoded, in pixels.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>Uploads of one visitor in a minute.</summary>
    public int PerMinute { get; set; } = 30;

    /// <summary>Uploads of one visitor in a day.</summary>
    public int PerDay { get; set; } = 100;

    /// <summary>Uploads from one address in a minute: a shelter or a library shares one.</summary>
    public int PerMinuteOfAddress { get; set; } = 120;
}

/// <summary>The scanner, under <c>SupportHub:Scanner</c>.</summary>
public sealed class ScannerOptions
{
    public const string Section = "SupportHub:Scanner";

    /// <summary>Where ClamAV's clamd listens: <c>host:port</c>, or the path of its socket. Empty: files are not scanned.</summary>
    public string Address { get; set; } = "";
}

/// <summary>Refuses to start with settings under which nobody could send a file, or that name no scanner, naming the setting.</summary>
public sealed class FilesOptionsCheck : IValidateOptions<FilesOptions>, IValidateOptions<ScannerOptions>
{
    public ValidateOptionsResult Validate(string? name, FilesOptions options) => options switch
    {
        { PerMinute: < 1 } => Wrong("PerMinute", options.PerMinute),
        { PerDay: < 1 } => Wrong("PerDay", options.PerDay),
        { PerMinuteOfAddress: < 1 } => Wrong("PerMinuteOfAddress", options.PerMinuteOfAddress),
        _ => ValidateOptionsResult.Success,
    };

    public ValidateOptionsResult Validate(string? name, ScannerOptions options) => options.Address is "" || Scanner.EndPointOf(options.Address) is not null
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{ScannerOptions.Section}:Address must be host:port, or the full path of clamd's socket, or empty; it is '{options.Address}'.");

    private static ValidateOptionsResult Wrong(string setting, int value) => ValidateOptionsResult.Fail($"{FilesOptions.Section}:{setting} must be 1 or more; it is {value}.");
}
