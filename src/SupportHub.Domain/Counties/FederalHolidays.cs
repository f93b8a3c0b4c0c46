namespace SupportHub.Domain.Counties;

/// <summary>The public holidays of 5 U.S.C. 6103, on the day offices observe them. Counties add their own in their records.</summary>
public static class FederalHolidays
{
    public static IReadOnlySet<DateOnly> Of(int year) => new HashSet<DateOnly>
    {
        Observed(new(year, 1, 1)),
        Nth(year, 1, DayOfWeek.Monday, 3),
        Nth(year, 2, DayOfWeek.Monday, 3),
        Last(year, 5, DayOfWeek.Monday),
        Observed(new(year, 6, 19)),
        Observed(new(year, 7, 4)),
        Nth(year, 9, DayOfWeek.Monday, 1),
        Nth(year, 10, DayOfWeek.Monday, 2),
        Observed(new(year, 11, 11)),
        Nth(year, 11, DayOfWeek.Thursday, 4),
        Observed(new(year, 12, 25)),
        // New Year's Day of the year after, when it is observed on a Friday in this one.
        Observed(new(year + 1, 1, 1)),
    };

    private static DateOnly Observed(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static DateOnly Nth(int year, int month, DayOfWeek weekday, int nth)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)weekday - (int)first.DayOfWeek + 7) % 7 + 7 * (nth - 1));
    }

    private static DateOnly Last(int year, int month, DayOfWeek weekday)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(((int)last.DayOfWeek - (int)weekday + 7) % 7));
    }
}
