using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;

namespace SupportHub.Domain.Tests.Conversations;

public sealed class QuietPhoneTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 20, 0, 0, TimeSpan.Zero);
    private static readonly Guid s_notice = Guid.CreateVersion7();

    private static Conversation Asked(Channel channel = Channel.Sms) => Conversation.Empty
        .Evolve(new ConversationStarted(channel, Guid.CreateVersion7(), "+14155550123", "+14155550199", null, null, "CA", Language.English, s_now))
        .Evolve(new BotReplied([], new("crisis", "domestic-violence", 1, Language.English, "v", true),
            Dialogue.New with { Question = new(QuestionKind.GoodTime, "domestic-violence", [], s_now.AddHours(12)) }, s_now))
        .Evolve(new ConversationHandedOff(HandoffReason.Crisis, "domestic-violence", Urgency.Crisis, s_now));

    private static Conversation Wrote(Conversation to, string text) =>
        to.Evolve(new MessageReceived(Guid.CreateVersion7(), "SM1", text, SensitiveKinds.None, null, s_now));

    private static ConversationEvent Notified(Conversation conversation) =>
        conversation.Notify(s_notice, "county-answered", "The county answered.", s_now).Events.ShouldHaveSingleItem();

    [Fact]
    public void A_notice_is_held_and_held_once()
    {
        var held = Notified(Asked()).ShouldBeOfType<NoticeHeld>();

        Asked().Evolve(held).Notify(s_notice, "county-answered", "The county answered.", s_now).Events.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("NO")]
    [InlineData("no, not now.")]
    [InlineData("ahora no")]
    [InlineData("唔方便")]
    [InlineData("现在不方便")]
    public void No_keeps_it_quiet(string text) => Notified(Wrote(Asked(), text)).ShouldBeOfType<NoticeHeld>();

    [Theory]
    [InlineData("YES")]
    [InlineData("he is gone now")]
    public void Anything_else_the_client_writes_ends_it(string text) => Notified(Wrote(Asked(), text)).ShouldBeOfType<NoticeSent>();

    [Fact]
    public void So_does_an_agent_who_writes() =>
        Notified(Asked().Evolve(new AgentReplied(Guid.CreateVersion7(), Guid.CreateVersion7(), "Hi", s_now))).ShouldBeOfType<NoticeSent>();

    [Fact]
    public void The_chat_has_its_own_way_out() => Notified(Asked(Channel.WebChat)).ShouldBeOfType<NoticeSent>();

    [Fact]
    public void Another_conversation_with_the_same_phone_keeps_quiet_too() => Conversation.Empty
        .Evolve(new ConversationStarted(Channel.Sms, Guid.CreateVersion7(), "+14155550123", "+14155550199", null, null, "CA", Language.English, s_now))
        .Notify(s_notice, "county-answered", "The county answered.", s_now, quiet: true).Events.ShouldHaveSingleItem().ShouldBeOfType<NoticeHeld>();
}
