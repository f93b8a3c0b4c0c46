using SupportHub.Domain.Contacts;

namespace SupportHub.Domain.Tests.Contacts;

public class QuietHoursTests
{
    [Theory]
    [InlineData("2026-03-04T15:59:00Z", "America/Los_Angeles", "2026-03-04T16:00:00Z")]
    [InlineData("2026-03-04T16:00:00Z", "America/Los_Angeles", null)]
    [InlineData("2026-03-05T04:59:00Z", "America/Los_Angeles", null)]
    [InlineData("2026-03-05T05:00:00Z", "America/Los_Angeles", "2026-03-05T16:00:00Z")]
    [InlineData("2026-03-08T06:00:00Z", "America/Los_Angeles", "2026-03-08T15:00:00Z")]
    public void Nothing_comes_between_nine_and_eight_also_where_the_clock_changes_that_night(string now, string zone, string? until) =>
        QuietHours.Until(At(now), [Zone(zone)]).ShouldBe(until is null ? null : At(until));

    [Theory]
    [InlineData("2026-03-04T13:30:00Z", "2026-03-04T15:00:00Z")]
    [InlineData("2026-03-05T02:30:00Z", "2026-03-05T15:00:00Z")]
    [InlineData("2026-03-04T18:00:00Z", null)]
    public void A_number_of_two_zones_keeps_the_night_of_both(string now, string? until) =>
        QuietHours.Until(At(now), [Zone("America/New_York"), Zone("America/Denver")]).ShouldBe(until is null ? null : At(until));

    [Theory]
    [InlineData("+14155550101", "America/Los_Angeles")]
    [InlineData("+16125550101", "America/Chicago")]
    [InlineData("+12085550101", "America/Denver America/Los_Angeles")]
    [InlineData("+18005550101", "")]
    [InlineData("+442079460000", "")]
    [InlineData("12345", "")]
    public void An_area_code_says_where_it_can_be(string number, string zones) => string.Join(' ', AreaCodes.ZonesOf(number)).ShouldBe(zones);

    [Fact]
    public void Every_zone_of_the_table_is_one_that_this_machine_knows()
    {
        var zones = Enumerable.Range(200, 800).SelectMany(code => AreaCodes.ZonesOf($"+1{code}5550101")).Distinct().ToList();

        zones.Count.ShouldBe(11);
        foreach (var zone in zones) TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _).ShouldBeTrue(zone);
        AreaCodes.ZonesOfState("MN").ShouldBe(["America/Chicago"]);
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
