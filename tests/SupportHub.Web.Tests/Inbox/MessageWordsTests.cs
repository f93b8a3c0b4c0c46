using SupportHub.Web.Inbox;

namespace SupportHub.Web.Tests.Inbox;

public sealed class MessageWordsTests
{
    [Theory]
    [InlineData("Call or text [988](tel:988) right now.", "Call or text 988 right now.")]
    [InlineData("**[(877) 328-9677](tel:+18773289677)**, any time", "(877) 328-9677, any time")]
    [InlineData("See [your county](https://example.org/county).", "See your county (https://example.org/county).")]
    public void The_desk_reads_the_bots_words_without_the_chats_marks(string written, string read) => written.Plain().ShouldBe(read);
}
