using System.Diagnostics;
using SupportHub.Domain.Contacts;

namespace SupportHub.Domain.Conversations;

public sealed partial record Conversation
{
    /// <summary>The client was erased: nothing more is said here, and who it was is not known.</summary>
    public bool IsErased => Address == Erased.Words;

    /// <summary>
    /// Closes the conversation for good. Whatever others decided on before is refused by this event's version, and a state that somebody still
    /// remembers forgets the client's words when it folds it.
    /// </summary>
    public Decision<ConversationEvent> Erase(Guid? by, DateTimeOffset now) => this switch
    {
        { Started: false } => Refusals.NotThere,
        { IsErased: true } => [],
        _ => new ConversationErased(by, now),
    };

    /// <summary>
    /// An event without what the client, or anybody about the client, wrote, and without addresses and ids that lead to the client. Which way
    /// things went (topics, times, who of the staff) stays for the reports. Masking what is masked changes nothing.
    /// </summary>
    public static ConversationEvent Masked(ConversationEvent happened) => happened switch
    {
        ConversationStarted e => e with { Address = Erased.Words },
        ChannelMoved e => e with { Address = Erased.Words },
        MessageReceived e => e with
        {
            ExternalId = Erased.ExternalId(e.MessageId), Text = Erased.Words, Choice = null,
            Files = e.Files is { } files ? [.. files.Select(file => new MessageFile(file.FileId, null, null))] : null,
        },
        BotReplied e => e with
        {
            Messages = [.. e.Messages.Select(message => message with { Text = Erased.Words, Choices = [] })],
            Dialogue = Masked(e.Dialogue),
        },
        AgentReplied e => e with { Text = Erased.Words },
        NoticeSent e => e with { Text = Erased.Words, Dialogue = e.Dialogue is { } dialogue ? Masked(dialogue) : null },
        NoticeHeld e => e with { Text = Erased.Words },
        HelpRated e => e with { Words = string.IsNullOrEmpty(e.Words) ? e.Words : Erased.Words },
        NoteAdded e => e with { Text = Erased.Words },
        ContactOptedOut e => e with { Wording = Erased.Words, Phone = e.Phone is null ? null : Erased.Words },
        ContactOptedIn e => e with { Wording = Erased.Words },
        HelpAsked e => e with { Wording = Erased.Words },
        DeliveryReported e => e with { ProviderId = e.ProviderId is null ? null : Erased.Words },
        ConversationTakenOver e => e with
        {
            Dialogue = e.Dialogue is { } dialogue ? Masked(dialogue) : null,
            Case = e.Case is { } about ? about with { CaseNumber = Erased.CaseNumber(about.CaseId) } : null,
        },
        CaseLinked e => e with { CaseNumber = Erased.CaseNumber(e.CaseId) },
        AnswerRated or ConversationHandedOff or CrisisRecognized or ConversationAssigned or ConversationUnassigned or ConversationResolved or ConversationReopened
            or LanguageChanged or TextTriedAgain or LoopSuspected or LoopEnded or ConversationRefiled or ConversationContinued or CaseProgressed or FileKept or FileRefused or ConversationErased => happened,
        _ => throw new UnreachableException($"Nobody has said what of {happened.GetType().Name} is personal."),
    };

    private Conversation WithoutTheClient() => this with
    {
        Address = Erased.Words, Unanswered = [], Dialogue = Masked(Dialogue), CaseNumber = CaseId is { } id ? Erased.CaseNumber(id) : null,
        Rating = Rating with { Words = string.IsNullOrEmpty(Rating.Words) ? Rating.Words : Erased.Words },
        IsResolved = true, Holder = Holder.Nobody, WaitingSince = null, Urgency = Urgency.Routine, Loop = LoopWatch.New,
    };

    // An open question holds what was offered, in the words of this talk; the doors tell what the client told of their life.
    private static Dialogue Masked(Dialogue dialogue) => dialogue with { Question = null, Doors = null };
}
