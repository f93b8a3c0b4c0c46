namespace SupportHub.Domain.Counties;

/// <summary>One stretch of opening, on one weekday, in local time.</summary>
public sealed record OpeningHours(DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>
/// When an office works: hours by weekday in its own zone, less federal holidays and the days it adds. Times in and out are instants;
/// <paramref name="hours"/> may have several stretches a day.
/// </summary>
public sealed class BusinessCalendar(TimeZoneInfo zone, IReadOnlyList<OpeningHours> hours, IReadOnlySet<DateOnly>? closed = null)
{
    // An office with no opening in a year has a wrong calendar; the search must end all the same.
    private const int DaysLookedAhead = 370;

    public TimeZoneInfo Zone => zone;

    /// <summary>Monday to Friday, one stretch a day.</summary>
    public static BusinessCalendar Weekdays(TimeZoneInfo zone, TimeOnly from, TimeOnly to) =>
        new(zone, [.. Enumerable.Range(1, 5).Select(day => new OpeningHours((DayOfWeek)day, from, to))]);

    public bool IsOpen(DateTimeOffset at) => Stretches(at).Any(s => s.From <= at && at < s.To);

    /// <summary><paramref name="at"/> itself when the office is open, else the next moment it opens; null when it never does.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset at)
    {
        foreach (var (from, to) in Stretches(at))
        {
            if (at < to) return at > from ? at : from;
        }
        return null;
    }

    /// <summary>The moment at which <paramref name="minutes"/> minutes of opening have passed since <paramref name="from"/>; null when the office never opens.</summary>
    public DateTimeOffset? AddMinutes(DateTimeOffset from, int minutes)
    {
        var left = TimeSpan.FromMinutes(minutes);
        foreach (var (opens, closes) in Stretches(from))
        {
            var start = from > opens ? from : opens;
            if (start >= closes) continue;
            if (closes - start >= left) return start + left;
            left -= closes - start;
        }
        return null;
    }

    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Stretches(DateTimeOffset since)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(since, zone).DateTime);
        for (var day = today; day < today.AddDays(DaysLookedAhead); day = day.AddDays(1))
        {
            if (closed?.Contains(day) == true || FederalHolidays.Of(day.Year).Contains(day)) continue;
            foreach (var stretch in hours.Where(h => h.Day == day.DayOfWeek).OrderBy(h => h.From))
                yield return (Instant(day, stretch.From), Instant(day, stretch.To));
        }
    }

    private DateTimeOffset Instant(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        // A clock change skips an hour: an opening inside it happens when the clock has jumped.
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
