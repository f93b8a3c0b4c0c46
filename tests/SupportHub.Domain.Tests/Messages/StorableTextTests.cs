using SupportHub.Domain.Messages;

namespace SupportHub.Domain.Tests.Messages;

public class StorableTextTests
{
    [Theory]
    [InlineData("a\0b", "a\uFFFDb")]
    [InlineData("مرحبا\u202E \t\r\n😀 <b>", "مرحبا\u202E \t\r\n😀 <b>")]
    public void Only_what_the_database_cannot_hold_is_replaced(string written, string kept) => StorableText.Of(written).ShouldBe(kept);

    [Fact]
    public void Half_of_a_surrogate_pair_is_replaced() => StorableText.Of("half \uD83D of a smile").ShouldBe("half \uFFFD of a smile");
}
