using SupportHub.Web.Access;

namespace SupportHub.Web.Tests.Access;

public sealed class CountyGateTests
{
    private const string LosAngeles = "06037";
    private const string Alameda = "06001";

    [Theory]
    [InlineData(Roles.Agent)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Admin)]
    public void Agents_supervisors_and_administrators_pass_for_every_county(string role)
    {
        var gate = CountyGate.For(Member(role));
        gate.Admits(LosAngeles).ShouldBeTrue();
        gate.Counties.ShouldBeNull();
    }

    [Fact]
    public void A_liaison_passes_for_the_named_counties_only()
    {
        var gate = CountyGate.For(Member(Roles.Liaison, LosAngeles));
        gate.Admits(LosAngeles).ShouldBeTrue();
        gate.Admits(Alameda).ShouldBeFalse();
        gate.Admits(null).ShouldBeFalse();
        gate.Counties.ShouldBe([LosAngeles]);
    }

    [Fact]
    public void Not_there_and_not_yours_come_out_alike()
    {
        var gate = CountyGate.For(Member(Roles.Liaison, LosAngeles));
        gate.Through(LosAngeles, county => county).ShouldBe(LosAngeles);
        gate.Through(Alameda, county => county).ShouldBeNull();
        gate.Through<string>(null, county => county).ShouldBeNull();
    }

    [Fact]
    public void Editors_and_strangers_see_no_case_at_all()
    {
        CountyGate.For(Member(Roles.Editor, LosAngeles)).Admits(LosAngeles).ShouldBeFalse();
        CountyGate.For(null).Admits(LosAngeles).ShouldBeFalse();
        CountyGate.For(null).Counties.ShouldBeEmpty();
    }

    private static Staff Member(string role, params string[] counties) =>
        new(Guid.CreateVersion7(), "A", new HashSet<string> { role }, counties.ToHashSet());
}
