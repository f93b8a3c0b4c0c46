using SupportHub.Domain.Contacts;

namespace SupportHub.Domain.Conversations;

public sealed partial record Conversation
{
    /// <summary>Whether what we say can reach the client at all: a sender that is a name is no address.</summary>
    public bool CanBeAnswered => Channel != Channel.Sms || Senders.KindOf(Address) != SenderKind.Name;

    /// <summary>Two programs that answer each other never end, and each text costs: neither the bot nor a notice answers one.</summary>
    public bool IsWithProgram => Channel == Channel.Sms && !Senders.IsPerson(Address);

    /// <inheritdoc cref="IsWithProgram"/>
    public static bool IsProgram(Origin origin) => origin.Channel == Channel.Sms && !Senders.IsPerson(origin.Address);

    /// <summary>The client told us, other than by a word of consent, that they want no texts.</summary>
    /// <param name="wording">What they said, as staff heard it.</param>
    /// <param name="optedOut">Whether they opted out before.</param>
    /// <param name="now">When it is written down.</param>
    public Decision<ConversationEvent> RecordOptOut(string wording, bool optedOut, DateTimeOffset now) => this switch
    {
        { Started: false } => Refusals.NotThere,
        { IsErased: true } => Refusals.Erased,
        _ when optedOut => [],
        _ when string.IsNullOrWhiteSpace(wording) => Refusals.EmptyText,
        _ when wording.Length > LongestWording => Refusals.TooLong,
        _ when SensitiveNumbers.AreIn(wording) => Refusals.SensitiveNumber,
        _ => new ContactOptedOut(wording.Trim(), now) { How = ConsentHow.Staff },
    };

    // What they wrote while nothing could be sent is the bot's to answer, with their next message; so is that one, where people called and resolved it.
    private Conversation AnsweredAgain(DateTimeOffset at) => this with
    {
        Holder = IsResolved ? Holder.Nobody : Holder.Bot, IsPeoples = false, HandoffReason = null, WaitingSince = null, Urgency = Urgency.Routine,
        Unanswered = Unanswered is [.., var last] && last.At == at ? Unanswered.RemoveAt(Unanswered.Count - 1) : Unanswered,
    };

    private const int LongestWording = 500;
}
