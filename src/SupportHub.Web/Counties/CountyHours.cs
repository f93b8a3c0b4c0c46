using Microsoft.Extensions.Options;
using SupportHub.Domain.Counties;

namespace SupportHub.Web.Counties;

/// <summary>
/// The hours in which promises are counted: the desk's own rule, one for every county, in the county's zone. No county has said so
/// itself, and the screens say that too.
/// </summary>
public sealed class CountyHoursOptions
{
    public const string Section = "SupportHub:CountyHours";

    public TimeOnly Opens { get; set; } = new(8, 0);

    public TimeOnly Closes { get; set; } = new(17, 0);
}

/// <summary>Refuses to start with hours that cannot be, naming the setting.</summary>
public sealed class CountyHoursCheck : IValidateOptions<CountyHoursOptions>
{
    public ValidateOptionsResult Validate(string? name, CountyHoursOptions options) => options.Opens < options.Closes
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{CountyHoursOptions.Section}:Opens must be before {CountyHoursOptions.Section}:Closes (times as 08:00).");
}

/// <summary>The calendar a county's promises are counted in.</summary>
public sealed class CountyCalendars(IOptions<CountyHoursOptions> options)
{
    public CountyHoursOptions Hours => options.Value;

    /// <summary>How much of a working day there is to promise.</summary>
    public int MinutesADay => (int)(options.Value.Closes - options.Value.Opens).TotalMinutes;

    public BusinessCalendar Of(County county) =>
        BusinessCalendar.Weekdays(TimeZoneInfo.FindSystemTimeZoneById(county.ZoneId), options.Value.Opens, options.Value.Closes);
}
