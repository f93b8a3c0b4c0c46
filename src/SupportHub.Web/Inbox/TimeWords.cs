using System.Globalization;

namespace SupportHub.Web.Inbox;

/// <summary>Times as people say them. The exact time stands in the title of the element.</summary>
public static class TimeWords
{
    /// <summary>A length of time: "under a minute", "4 min", "2 h 10 min", "3 days".</summary>
    public static string Span(this DeskWords words, TimeSpan length) => length switch
    {
        { TotalMinutes: < 1 } => words["under a minute"],
        { TotalHours: < 1 } => words["{0} min", (int)length.TotalMinutes],
        { TotalDays: < 1, Minutes: 0 } => words["{0} h", (int)length.TotalHours],
        { TotalHours: < 10 } => words["{0} h {1} min", (int)length.TotalHours, length.Minutes],
        { TotalDays: < 1 } => words["{0} h", (int)length.TotalHours],
        { TotalDays: < 2 } => words["1 day"],
        _ => words["{0} days", (int)length.TotalDays],
    };

    public static string Ago(this DeskWords words, DateTimeOffset at, DateTimeOffset now) =>
        now - at < TimeSpan.FromMinutes(1) ? words["just now"] : words["{0} ago", words.Span(now - at)];

    /// <summary>A clock time, with the day when it is not today's: "3:40 PM today", "8:30 AM on Mon, Nov 23".</summary>
    public static string Clock(this DeskWords words, DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (then, today) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone));
        var time = then.ToString("t", CultureInfo.CurrentCulture);
        return (then.Date - today.Date).Days switch
        {
            0 => words["{0} today", time],
            1 => words["{0} tomorrow", time],
            -1 => words["{0} yesterday", time],
            _ => words["{0} on {1}", time, then.ToString("ddd, MMM d", CultureInfo.CurrentCulture)],
        };
    }

    /// <summary>The day a group of messages stands under.</summary>
    public static string Day(this DeskWords words, DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => words["Today"],
        -1 => words["Yesterday"],
        _ => day.ToString(day.Year == today.Year ? "dddd, MMMM d" : "dddd, MMMM d, yyyy", CultureInfo.CurrentCulture),
    };

    /// <summary>To the minute, with the zone it is meant in.</summary>
    public static string Exact(this DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("f", CultureInfo.CurrentCulture);
}
