using System.Collections.Immutable;

namespace SupportHub.Domain.Conversations;

public sealed partial record Conversation
{
    /// <summary>The client's conversation that goes on instead of this one, which ended in its favour.</summary>
    public Guid? GoesOnIn { get; private init; }

    // Those that ended in favour of this one, and their cases that are not this one's: what the county says of them is heard here.
    private ImmutableHashSet<Guid> TakenOver { get; init; } = [];
    private ImmutableHashSet<Guid> CasesTakenOver { get; init; } = [];

    /// <summary>
    /// The client goes on here; what was owed in the other conversation (<paramref name="from"/>) is owed here: a person, to whoever waited for one, and
    /// an answer to every word that nobody had answered.
    /// </summary>
    public Decision<ConversationEvent> TakeOver(Guid from, Conversation other, DateTimeOffset now)
    {
        if (!Started) return Refusals.NotThere;
        if (IsErased) return Refusals.Erased;
        if (IsResolved || other.IsResolved || TakenOver.Contains(from)) return [];

        // The last word counts: the language it is in, and the question it may answer.
        var isLast = other.HeardAt > HeardAt;
        var events = new List<ConversationEvent>();
        if (isLast && other.Language != Language) events.Add(new LanguageChanged(other.Language, now));
        events.Add(new ConversationTakenOver(
            from, other.WaitingSince, isLast ? other.Dialogue with { Disclosed = Dialogue.Disclosed || other.Dialogue.Disclosed } : null,
            other is { CaseId: { } about, County: { } county, CaseNumber: { } number } ? new(about, county, number) : null,
            other.HelpedByPerson, isLast && other.IsQuiet, now));
        if (IsAskedForAPerson(other))
            events.Add(new ConversationHandedOff(other.HandoffReason ?? Conversations.HandoffReason.Asked, other.Topic, other.Urgency, now));
        events.AddRange(other.Unanswered.Select(message => Again(message, now)));
        return [.. events];
    }

    // People here may owe nothing, or think it less urgent: then the wait there would be in no queue.
    private bool IsAskedForAPerson(Conversation other) => other.Holder == Holder.Agents
        && (Holder != Holder.Agents || (other.WaitingSince is not null && (WaitingSince is null || other.Urgency > Urgency)));

    private static MessageReceived Again(UnansweredMessage message, DateTimeOffset now) =>
        new(IdAgain(message.MessageId), message.MessageId.ToString(), message.Text, message.Masked, message.Choice, now)
        {
            Files = message.Files.Count == 0 ? null : message.Files, WrittenAt = message.At, Repeats = message.MessageId,
        };

    // Another line of the same message has an id of its own, the same whenever it is decided.
    private static Guid IdAgain(Guid message) => DerivedId.Of(message, "again"u8);

    private Conversation Taken(ConversationTakenOver taken) => this with
    {
        TakenOver = TakenOver.Add(taken.From), WaitingSince = Earlier(WaitingSince, taken.WaitingSince), Dialogue = taken.Dialogue ?? Dialogue,
        HelpedByPerson = HelpedByPerson || taken.HelpedByPerson, IsQuiet = IsQuiet || (taken.IsQuiet && Channel == Channel.Sms),
        CaseId = CaseId ?? taken.Case?.CaseId, CaseNumber = CaseId is null ? taken.Case?.CaseNumber : CaseNumber,
        County = CaseId is null && taken.Case is { } about ? about.County : County,
        CasesTakenOver = taken.Case is { } other ? CasesTakenOver.Add(other.CaseId) : CasesTakenOver,
    };

    // It is nobody's new word: what was asked of the client, and what a machine is known by, stay as they are.
    private Conversation SaidAgain(MessageReceived message)
    {
        var written = message.WrittenAt ?? message.At;
        var again = new UnansweredMessage(message.MessageId, message.Text, message.Choice, written) { Masked = message.Masked, Files = message.Files ?? [] };
        return this with
        {
            Unanswered = [.. Unanswered.Append(again).OrderBy(one => one.At)], HeardAt = HeardAt > written ? HeardAt : written,
            WaitingSince = Holder == Holder.Agents ? WaitingSince ?? written : WaitingSince,
        };
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;
}
