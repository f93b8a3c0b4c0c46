using Microsoft.Extensions.Options;
using SupportHub.Domain.Counties;

namespace SupportHub.Web.Conversations;

/// <summary>When people at the help desk answer: Monday to Friday, less federal holidays.</summary>
public sealed class DeskHoursOptions
{
    public const string Section = "SupportHub:DeskHours";

    /// <summary>An IANA time zone.</summary>
    public string Zone { get; set; } = "America/Los_Angeles";

    public TimeOnly Opens { get; set; } = new(8, 0);

    public TimeOnly Closes { get; set; } = new(17, 0);
}

/// <summary>Says whether people are at the desk now, and when they are back.</summary>
public sealed class DeskHours(IOptions<DeskHoursOptions> options, TimeProvider clock)
{
    private readonly BusinessCalendar _calendar = BusinessCalendar.Weekdays(
        TimeZoneInfo.FindSystemTimeZoneById(options.Value.Zone), options.Value.Opens, options.Value.Closes);

    public TimeZoneInfo Zone => _calendar.Zone;

    public bool IsOpen => _calendar.IsOpen(clock.GetUtcNow());

    /// <summary>Whether people were at the desk at that moment.</summary>
    public bool WasOpen(DateTimeOffset at) => _calendar.IsOpen(at);

    /// <summary>The next moment people are at the desk: now while it is open. Null only for a calendar that never opens.</summary>
    public DateTimeOffset? NextOpening => _calendar.NextOpening(clock.GetUtcNow());
}

/// <summary>Refuses to start with hours that cannot be, naming the setting.</summary>
public sealed class DeskHoursCheck : IValidateOptions<DeskHoursOptions>
{
    public ValidateOptionsResult Validate(string? name, DeskHoursOptions options)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.Zone, out _))
            return ValidateOptionsResult.Fail($"{DeskHoursOptions.Section}:Zone must be an IANA time zone such as America/Los_Angeles; it is '{options.Zone}'.");
        return options.Opens < options.Closes
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{DeskHoursOptions.Section}:Opens must be before {DeskHoursOptions.Section}:Closes (times as 08:00).");
    }
}
