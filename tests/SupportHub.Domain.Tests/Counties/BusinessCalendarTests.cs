using System.Globalization;
using SupportHub.Domain.Counties;

namespace SupportHub.Domain.Tests.Counties;

public class BusinessCalendarTests
{
    private static readonly TimeZoneInfo s_pacific = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");
    private static readonly BusinessCalendar s_office = BusinessCalendar.Weekdays(s_pacific, new(8, 0), new(17, 0));

    private static DateTimeOffset At(string local)
    {
        var time = DateTime.Parse(local, CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, s_pacific.GetUtcOffset(time));
    }

    [Theory]
    [InlineData("2026-11-20 10:00", 60, "2026-11-20 11:00")]
    [InlineData("2026-11-20 16:30", 60, "2026-11-23 08:30")] // Friday into Monday
    [InlineData("2026-11-21 12:00", 60, "2026-11-23 09:00")] // on a Saturday
    [InlineData("2026-11-25 16:40", 60, "2026-11-27 08:40")] // over Thanksgiving
    [InlineData("2026-11-20 16:00", 60, "2026-11-20 17:00")] // to the minute of closing
    [InlineData("2027-12-30 16:30", 60, "2028-01-03 08:30")] // New Year's Day 2028 is a Saturday, observed on Friday the 31st
    public void A_promise_counts_only_the_minutes_the_office_is_open(string from, int minutes, string due) =>
        s_office.AddMinutes(At(from), minutes).ShouldBe(At(due));

    [Fact]
    public void The_next_opening_is_now_while_open_and_the_morning_after_when_closed()
    {
        s_office.NextOpening(At("2026-11-20 10:00")).ShouldBe(At("2026-11-20 10:00"));
        s_office.NextOpening(At("2026-11-20 18:00")).ShouldBe(At("2026-11-23 08:00"));
        s_office.IsOpen(At("2026-11-20 17:00")).ShouldBeFalse();
    }

    [Fact]
    public void Hours_follow_the_zones_clock_over_a_change_of_it() =>
        s_office.NextOpening(At("2026-03-07 12:00")).ShouldBe(At("2026-03-09 08:00"));

    [Fact]
    public void An_office_may_close_for_lunch_and_on_days_of_its_own()
    {
        var office = new BusinessCalendar(
            s_pacific,
            [new(DayOfWeek.Friday, new(8, 0), new(12, 0)), new(DayOfWeek.Friday, new(13, 0), new(17, 0))],
            new HashSet<DateOnly> { new(2026, 12, 4) });

        office.AddMinutes(At("2026-11-20 11:30"), 60).ShouldBe(At("2026-11-20 13:30"));
        office.NextOpening(At("2026-11-28 08:00")).ShouldBe(At("2026-12-11 08:00"));
    }

    [Fact]
    public void An_office_that_never_opens_promises_nothing()
    {
        var never = new BusinessCalendar(s_pacific, []);

        never.AddMinutes(At("2026-11-20 11:30"), 60).ShouldBeNull();
        never.NextOpening(At("2026-11-20 11:30")).ShouldBeNull();
    }
}
