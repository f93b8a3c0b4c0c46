using Microsoft.Extensions.Options;
using SupportHub.Store.Records;

namespace SupportHub.Web.WebChat.Codes;

/// <summary>How many codes are texted. Far above what people need; a library's computers share one address.</summary>
public sealed class CodesOptions
{
    public const string Section = "SupportHub:Codes";

    public int PerNumberAnHour { get; set; } = 3;

    public int PerNumberADay { get; set; } = 6;

    public int PerVisitorAnHour { get; set; } = 5;

    public int PerAddressAnHour { get; set; } = 30;

    internal CodeLimits Limits => new(PerNumberAnHour, PerNumberADay, PerVisitorAnHour, PerAddressAnHour);
}

/// <summary>Refuses to start with limits at which nobody gets a code, naming the setting.</summary>
public sealed class CodesOptionsCheck : IValidateOptions<CodesOptions>
{
    public ValidateOptionsResult Validate(string? name, CodesOptions options)
    {
        (string Setting, int Value)[] all =
        [
            (nameof(options.PerNumberAnHour), options.PerNumberAnHour), (nameof(options.PerNumberADay), options.PerNumberADay),
            (nameof(options.PerVisitorAnHour), options.PerVisitorAnHour), (nameof(options.PerAddressAnHour), options.PerAddressAnHour),
        ];
        return all.FirstOrDefault(one => one.Value < 1) is { Setting: { } wrong } found
            ? ValidateOptionsResult.Fail($"{CodesOptions.Section}:{wrong} must be 1 or more; it is {found.Value}.")
            : ValidateOptionsResult.Success;
    }
}
