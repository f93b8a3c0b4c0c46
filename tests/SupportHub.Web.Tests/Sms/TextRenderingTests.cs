using SupportHub.Domain.Conversations;
using SupportHub.Web.Sms;

namespace SupportHub.Web.Tests.Sms;

public class TextRenderingTests
{
    [Fact]
    public void Choices_become_a_numbered_list() =>
        TextRendering.OfBot("Which one?", [new Choice("My card is lost", "ebt-card-lost"), new Choice("Someone used it", "ebt-stolen-benefits")])
            .ShouldBe("Which one?\n\n1. My card is lost\n2. Someone used it");

    [Theory]
    [InlineData("Call **now**, please.", "Call now, please.")]
    [InlineData("* one\n* two", "- one\n- two")]
    [InlineData("## Your card\nIt is lost.", "Your card\nIt is lost.")]
    [InlineData("Call [211](tel:211).", "Call 211.")]
    [InlineData("Call [your county](tel:+14155550123).", "Call your county: +14155550123.")]
    [InlineData("See [BenefitsCal](https://benefitscal.com/) today", "See https://benefitscal.com/ today")]
    [InlineData("See [how to apply](https://example.org/a?b=c)", "See how to apply: https://example.org/a?b=c")]
    [InlineData("打 **211**。", "打 211。")]
    public void The_bots_Markdown_becomes_plain_text(string markdown, string plain) => TextRendering.OfBot(markdown, []).ShouldBe(plain);

    [Fact]
    public void A_persons_own_marks_stay_as_they_wrote_them() =>
        TextRendering.OfPerson("Bring **both** pages [1](2)\n* today").ShouldBe("Bring **both** pages [1](2)\n* today");
}
