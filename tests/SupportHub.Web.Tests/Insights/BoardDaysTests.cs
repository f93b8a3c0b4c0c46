using SupportHub.Web.Insights;
using SupportHub.Web.Tests.Cases;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Insights;

public sealed class BoardDaysTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private readonly Desk _desk = new(hub);

    [Fact]
    public async Task The_board_counts_today_and_the_week_before()
    {
        await _desk.Escalated(await _desk.Taken());
        await hub.CountedAsync(Desk.Patience);
        (await Figure(Measure.EscalationsRaised)).ShouldSatisfyAllConditions(
            row => row.Today.ShouldBeGreaterThan(0), row => row.Yesterday.ShouldBe(0), row => row.Week.ShouldBe(0));
        var today = (await Figure(Measure.EscalationsRaised)).Today;

        hub.Clock.Advance(TimeSpan.FromDays(1));

        (await Figure(Measure.EscalationsRaised)).ShouldBe(new(Measure.EscalationsRaised, 0, today, today));
    }

    private async Task<MeasureRow> Figure(string measure) =>
        (await _desk.Get<MeasureQuery>().Read(Desk.Patience)).Single(row => row.Measure == measure);
}
