using SupportHub.Domain.Contacts;

namespace SupportHub.Domain.Tests.Contacts;

public sealed class ErasureReasonTests
{
    private static readonly string[] s_addresses = ["+12135550142", "0123456789abcdef0123456789abcdef"];

    [Fact]
    public void A_reason_is_required() => ErasureReason.Check("  ", null, []).ShouldBe(ErasureReason.Missing);

    [Theory]
    [InlineData("Asked for it on March 4, request 17")]
    [InlineData("Court order 2026-118 of 2026")]
    public void A_reason_without_the_person_in_it_is_kept(string reason) => ErasureReason.Check(reason, "Maria Li", s_addresses).ShouldBeNull();

    [Theory]
    [InlineData("maria asked for it")]
    [InlineData("The one at (213) 555-0142")]
    [InlineData("213.555.0142 wrote a letter")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    public void A_reason_that_names_the_person_would_bring_them_back(string reason) =>
        ErasureReason.Check(reason, "Maria Li", s_addresses).ShouldBe(ErasureReason.NamesThePerson);

    [Fact]
    public void A_reason_is_short() => ErasureReason.Check(new string('x', ErasureReason.Longest + 1), null, []).ShouldBe(ErasureReason.TooLong);
}
