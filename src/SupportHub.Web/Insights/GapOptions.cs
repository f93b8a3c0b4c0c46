using Microsoft.Extensions.Options;

namespace SupportHub.Web.Insights;

/// <summary>How long questions without an answer are kept.</summary>
public sealed class GapOptions
{
    public const string Section = "SupportHub:Gaps";

    /// <summary>Days, from the question; behind them it is deleted.</summary>
    public int KeptDays { get; set; } = 90;
}

/// <summary>Refuses to start with a time that cannot be, naming the setting.</summary>
public sealed class GapOptionsCheck : IValidateOptions<GapOptions>
{
    public ValidateOptionsResult Validate(string? name, GapOptions options) => options.KeptDays is >= 1 and <= 730
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{GapOptions.Section}:KeptDays must be 1 to 730; it is {options.KeptDays}.");
}
