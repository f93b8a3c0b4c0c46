using SupportHub.Chaos.Faults;
using SupportHub.Chaos.Traffic;
using Xunit.Abstractions;

namespace SupportHub.Chaos.Tests;

/// <summary>The real program, killed and cut for less than a minute. What happens differs from run to run; what comes of it must not.</summary>
public sealed class ShortRunTests(ITestOutputHelper output)
{
    // A text that may have been taken holds up its conversation for this long: here it is not to be a minute.
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task Thirty_faults_lose_nothing_double_nothing_and_change_no_order()
    {
        var options = new ChaosOptions(TimeSpan.FromSeconds(45), 30, Seed: 20261122, Enum.GetValues<FaultKind>(), Plant: null, TrafficOptions.Usual, s_settle);

        var outcome = await ChaosRun.RunAsync(options, output.WriteLine, CancellationToken.None);

        outcome.Acknowledged.ShouldBeGreaterThan(100, "traffic went through");
        outcome.Violations.Select(violation => violation.ToString()).ShouldBeEmpty();
        outcome.ToString().ShouldStartWith($"{outcome.Acknowledged} acknowledged, 0 lost, 0 doubled, 0 out of order, longest recovery ");
    }
}
