using SupportHub.Domain.Counties;

namespace SupportHub.Domain.Tests.Counties;

public class CaseNumberTests
{
    [Theory]
    [InlineData(" 1b2c3d4 ", "1B2C3D4")]
    [InlineData("01234567", "01234567")]
    [InlineData("123", null)]
    [InlineData("no number", null)]
    [InlineData("<b>1234</b>", null)]
    [InlineData("ABCDEF", null)]
    [InlineData(null, null)]
    public void Only_what_no_county_prints_is_refused(string? written, string? kept) => CaseNumber.Clean(written).ShouldBe(kept);
}
