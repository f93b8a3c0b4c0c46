using Microsoft.Extensions.Options;
using SupportHub.Domain.Counties;
using SupportHub.Web.Counties;

namespace SupportHub.Web.Tests.Counties;

public sealed class PromiseTermTests
{
    private static readonly CountyCalendars s_calendars = new(Options.Create(new CountyHoursOptions()));
    private static readonly County s_ramsey = new("27123", "MN", "Ramsey", null, null, null, "America/Chicago");

    [Theory]
    [InlineData("2026-03-04T16:30-06:00", PromiseTerm.OneHour, "2026-03-05T08:30-06:00")]      // half an hour is left today
    [InlineData("2026-03-06T16:50-06:00", PromiseTerm.HalfAnHour, "2026-03-09T08:20-05:00")]   // over the weekend and a clock change
    [InlineData("2026-03-07T12:00-06:00", PromiseTerm.TwoHours, "2026-03-09T10:00-05:00")]     // made on a Saturday
    [InlineData("2026-03-04T10:00-06:00", PromiseTerm.NextBusinessDay, "2026-03-05T17:00-06:00")]
    [InlineData("2026-07-02T10:00-05:00", PromiseTerm.NextBusinessDay, "2026-07-06T17:00-05:00")] // July 3 is the holiday observed
    public void A_promise_ends_in_the_countys_working_time(string made, PromiseTerm term, string due) =>
        term.Due(s_calendars, s_ramsey, DateTimeOffset.Parse(made, null)).ShouldBe(DateTimeOffset.Parse(due, null));

    [Fact]
    public void Hours_that_cannot_be_are_refused_by_name() =>
        new CountyHoursCheck().Validate(null, new() { Opens = new(17, 0), Closes = new(8, 0) }).FailureMessage.ShouldNotBeNull().ShouldContain("SupportHub:CountyHours:Opens");
}
