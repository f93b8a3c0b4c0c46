using SupportHub.Chaos.Faults;

namespace SupportHub.Chaos.Tests;

public sealed class PlanTests
{
    [Fact]
    public void A_seed_is_a_plan_and_thirty_faults_are_of_every_kind()
    {
        var plan = FaultPlan.Make(Enum.GetValues<FaultKind>(), 30, TimeSpan.FromMinutes(1), new(7));

        plan.ShouldBe(FaultPlan.Make(Enum.GetValues<FaultKind>(), 30, TimeSpan.FromMinutes(1), new(7)));
        plan.Select(fault => fault.Kind).Distinct().ShouldBe(Enum.GetValues<FaultKind>(), ignoreOrder: true);
        plan.ShouldAllBe(fault => fault.Lasts >= TimeSpan.FromSeconds(0.1) && fault.Lasts <= TimeSpan.FromSeconds(20));
        plan.Select(fault => fault.At).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("--minutes", "0")]
    [InlineData("--faults", "many")]
    [InlineData("--only", "Flood")]
    [InlineData("--plant", "3")]
    [InlineData("--seed")]
    [InlineData("--colour", "red")]
    public void Words_that_are_not_understood_start_nothing(params string[] words) => ChaosOptions.Parse(words).ShouldBeNull();

    [Fact]
    public void Ten_minutes_are_usual() => ChaosOptions.Parse([])!.Time.ShouldBe(TimeSpan.FromMinutes(10));
}
