using SupportHub.Domain.Conversations;

namespace SupportHub.Domain.Tests.Conversations;

public class Files_of_a_message
{
    private static readonly MessageFile s_letter = new(Guid.NewGuid(), "letter.jpg", "image/jpeg");

    [Fact]
    public void A_chat_message_with_a_file_needs_no_words_and_one_without_does()
    {
        Receive(Channel.WebChat, "", s_letter).Refusal.ShouldBeNull();

        Receive(Channel.WebChat, "").Refusal.ShouldBe(Refusals.EmptyText);
    }

    [Fact]
    public void They_stand_on_the_message_and_the_bot_knows_how_many_came()
    {
        var received = Receive(Channel.WebChat, "my letter", s_letter, s_letter);

        received.Events.OfType<MessageReceived>().Single().Files.ShouldBe([s_letter, s_letter]);
        Given.Folded(Conversation.Empty, received).Unanswered.Single().Files.Count.ShouldBe(2);
        Receive(Channel.WebChat, "no letter").Events.OfType<MessageReceived>().Single().Files.ShouldBeNull();
    }

    [Fact]
    public void Our_page_sends_ten_at_most_and_a_text_is_never_lost_for_their_number()
    {
        var eleven = Enumerable.Repeat(s_letter, MessageFile.Most + 1).ToArray();

        Receive(Channel.WebChat, "", eleven[1..]).Refusal.ShouldBeNull();
        Receive(Channel.WebChat, "", eleven).Refusal.ShouldBe(Refusals.TooManyFiles);
        Receive(Channel.Sms, "", eleven).Refusal.ShouldBeNull();
    }

    [Fact]
    public void What_becomes_of_one_later_is_told_and_after_an_erasure_nothing_is()
    {
        var state = Given.Folded(Given.Started(), Given.Wrote(""));
        var message = state.Unanswered.Single().MessageId;

        state.KeepFile(message, s_letter.FileId, FileKind.Photo, Given.Noon).Events.Single().ShouldBeOfType<FileKept>();
        state.RefuseFile(message, s_letter.FileId, FileFault.Unsafe, Given.Noon).Events.Single().ShouldBeOfType<FileRefused>();

        var erased = Given.Folded(state, state.Erase(null, Given.Noon));
        erased.KeepFile(message, s_letter.FileId, FileKind.Photo, Given.Noon).Events.ShouldBeEmpty();
        erased.RefuseFile(message, s_letter.FileId, FileFault.Unsafe, Given.Noon).Events.ShouldBeEmpty();
    }

    private static Decision<ConversationEvent> Receive(Channel channel, string text, params MessageFile[] files) =>
        Conversation.Empty.Receive(Given.Origin(channel), Given.Incoming(text, channel) with { Files = files }, Given.Noon);
}
