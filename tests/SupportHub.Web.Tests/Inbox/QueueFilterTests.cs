using SupportHub.Web.Inbox;

namespace SupportHub.Web.Tests.Inbox;

public sealed class QueueFilterTests
{
    [Theory]
    [InlineData(null, null, "/inbox")]
    [InlineData("mine", " 0142 ", "/inbox?view=mine&q=0142")]
    [InlineData("nonsense", "", "/inbox")]
    [InlineData("7", null, "/inbox")]
    [InlineData("RESOLVED", "a&b", "/inbox?view=resolved&q=a%26b")]
    public void The_url_says_what_the_queue_shows(string? view, string? search, string href) => QueueFilter.From(view, search).Href().ShouldBe(href);
}
