using SupportHub.Domain.Counties;

namespace SupportHub.Web.Counties;

/// <summary>By when the county is to call. The numbers are the minutes of the county's working time; the last is a day.</summary>
public enum PromiseTerm
{
    HalfAnHour = 30,
    OneHour = 60,
    TwoHours = 120,
    NextBusinessDay = -1,
}

public static class PromiseTerms
{
    public static IReadOnlyList<PromiseTerm> All { get; } = [PromiseTerm.HalfAnHour, PromiseTerm.OneHour, PromiseTerm.TwoHours, PromiseTerm.NextBusinessDay];

    /// <summary>The clock time that a promise made now ends at; null for a county that never opens.</summary>
    public static DateTimeOffset? Due(this PromiseTerm term, CountyCalendars calendars, County county, DateTimeOffset now)
    {
        var calendar = calendars.Of(county);
        if (term != PromiseTerm.NextBusinessDay) return calendar.AddMinutes(now, (int)term);

        var local = TimeZoneInfo.ConvertTime(now, calendar.Zone).Date.AddDays(1);
        var tomorrow = new DateTimeOffset(local, calendar.Zone.GetUtcOffset(local));
        return calendar.AddMinutes(tomorrow, calendars.MinutesADay);
    }
}
