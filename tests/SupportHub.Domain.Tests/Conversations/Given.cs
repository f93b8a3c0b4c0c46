using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;

namespace SupportHub.Domain.Tests.Conversations;

/// <summary>Histories that the sentences start from.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 20, 0, 0, TimeSpan.Zero);
    public static readonly Guid Amy = new("00000000-0000-7000-8000-00000000000a");
    public static readonly Guid Ben = new("00000000-0000-7000-8000-00000000000b");
    public static readonly Guid Contact = new("00000000-0000-7000-8000-00000000000c");

    public static Conversation Folded(params ConversationEvent[] history) =>
        history.Aggregate(Conversation.Empty, (state, happened) => state.Evolve(happened));

    public static Conversation Folded(Conversation from, Decision<ConversationEvent> decision) =>
        decision.Events.Aggregate(from, (state, happened) => state.Evolve(happened));

    public static ConversationStarted Started(Channel channel = Channel.Sms) =>
        new(channel, Contact, channel == Channel.Sms ? "+14155550101" : "", channel == Channel.Sms ? "+14155550199" : "demo", null, null, null, Language.English, Noon);

    public static MessageReceived Wrote(string text, int minutesLater = 0) =>
        new(Guid.NewGuid(), Guid.NewGuid().ToString(), text, SensitiveKinds.None, null, Noon.AddMinutes(minutesLater));

    public static ConversationHandedOff HandedOff(int minutesLater = 1, Urgency urgency = Urgency.Routine) =>
        new(HandoffReason.Asked, null, urgency, Noon.AddMinutes(minutesLater));

    public static Origin Origin(Channel channel = Channel.Sms) =>
        new(channel, Contact, "+14155550101", "+14155550199", null, null, null, Language.English);

    public static IncomingMessage Incoming(string text, Channel channel = Channel.Sms) =>
        new(Guid.NewGuid(), Guid.NewGuid().ToString(), text, SensitiveKinds.None, null, channel == Channel.Sms ? ConsentWords.Find(text) : null);

    public static SentMessage Answer(string text = "Call the number on your card.") => new(Guid.NewGuid(), text, []);

    public static BotTurn Turn(Language language = Language.English) => new("answer", "ebt-card-lost", 0.9, language, "v1", false);
}
