using SupportHub.Domain.Contacts;

namespace SupportHub.Domain.Tests.Contacts;

public class ConsentWordsTests
{
    [Theory]
    [InlineData("STOP", ConsentKind.Stop)]
    [InlineData(" stop. ", ConsentKind.Stop)]
    [InlineData("Opt out", ConsentKind.Stop)]
    [InlineData("alto", ConsentKind.Stop)]
    [InlineData("停止。", ConsentKind.Stop)]
    [InlineData("start", ConsentKind.Start)]
    [InlineData("ayuda", ConsentKind.Help)]
    public void A_whole_message_that_is_the_word_counts(string message, ConsentKind kind) =>
        ConsentWords.Find(message)!.Kind.ShouldBe(kind);

    [Theory]
    [InlineData("stopped by the office today")]
    [InlineData("stop 12345")]
    [InlineData("yesterday i sent my pay stubs")]
    [InlineData("when does it end")]
    [InlineData("necesito ayuda")]
    [InlineData("")]
    public void A_sentence_with_the_word_in_it_does_not(string message) => ConsentWords.Find(message).ShouldBeNull();
}
