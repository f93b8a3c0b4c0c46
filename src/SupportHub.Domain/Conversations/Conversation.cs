using System.Collections.Immutable;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Languages;

namespace SupportHub.Domain.Conversations;

/// <summary>A client's text that nobody has answered yet.</summary>
public sealed record UnansweredMessage(Guid MessageId, string Text, string? Choice, DateTimeOffset At)
{
    public SensitiveKinds Masked { get; init; }

    /// <summary>The photos and papers that came with it.</summary>
    public IReadOnlyList<MessageFile> Files { get; init; } = [];
}

/// <summary>One client's talk with the help desk, on one channel at a time, folded from its stream.</summary>
public sealed partial record Conversation : IEventSourced<Conversation, ConversationEvent>
{
    public static Conversation Empty { get; } = new();

    public bool Started { get; private init; }

    /// <summary>Where replies go now.</summary>
    public Channel Channel { get; private init; }
    public Guid ContactId { get; private init; }
    public string Address { get; private init; } = "";
    public string HubAddress { get; private init; } = "";
    public Guid? SiteId { get; private init; }
    public string? Program { get; private init; }

    /// <summary>See <see cref="ConversationStarted.Via"/>.</summary>
    public string? Via { get; private init; }
    public string? State { get; private init; }
    public Language Language { get; private init; }
    public Holder Holder { get; private init; }
    public Guid? Assignee { get; private init; }

    // Opened again by the client; whoever has it has not spoken since.
    private bool CameBack { get; init; }

    /// <summary>Somebody has the conversation, and not only had it before the client came back to it.</summary>
    public bool IsTaken => Assignee is not null && !CameBack;
    public bool IsResolved { get; private init; }
    public Urgency Urgency { get; private init; }
    public HandoffReason? HandoffReason { get; private init; }

    // People were brought in once, and have it again when it is opened again.
    private bool IsPeoples { get; init; }
    public string? Topic { get; private init; }

    /// <summary>Since when a person owes the client an answer; null when nobody waits for a person.</summary>
    public DateTimeOffset? WaitingSince { get; private init; }

    /// <summary>When the client last heard from us: the bot, a person or the program.</summary>
    public DateTimeOffset? LastSaid { get; private init; }

    public ImmutableList<UnansweredMessage> Unanswered { get; private init; } = [];
    public Dialogue Dialogue { get; private init; } = Dialogue.New;
    public Guid? CaseId { get; private init; }
    public string? County { get; private init; }
    public string? CaseNumber { get; private init; }

    /// <summary>The notices the client was given, so that none is given twice.</summary>
    public ImmutableHashSet<Guid> Notices { get; private init; } = [];

    /// <summary>
    /// Others may see this phone, and whether it is a good time was asked and not answered with yes: nothing leaves of itself until the client
    /// writes anything but no, or a person takes it upon themselves to write.
    /// </summary>
    public bool IsQuiet { get; private init; }

    /// <summary>Whether a machine answers our bot.</summary>
    public LoopWatch Loop { get; private init; } = LoopWatch.New;

    /// <summary>The bot stopped answering a machine, and people have the conversation.</summary>
    public bool IsLooping { get; private init; }

    /// <summary>When the client last wrote.</summary>
    public DateTimeOffset? HeardAt { get; private init; }

    /// <summary>Where each outgoing text stands, and for which texts a report can be taken.</summary>
    public ImmutableDictionary<Guid, TextStanding> Texts { get; private init; } = ImmutableDictionary<Guid, TextStanding>.Empty;

    public Conversation Evolve(ConversationEvent happened) => happened switch
    {
        ConversationStarted e => this with
        {
            Started = true, Channel = e.Channel, ContactId = e.ContactId, Address = e.Address, HubAddress = e.HubAddress,
            SiteId = e.SiteId, Program = e.Program, Via = e.Via, State = e.State, Language = e.Language, Holder = Holder.Bot,
            Dialogue = Dialogue.New with { State = e.State }, Writer = e.WriterUnknown ? Writer.Unknown : Writer.Known,
        },
        MessageReceived { Repeats: not null } e => SaidAgain(e),
        MessageReceived e => this with
        {
            // What came in late was written when it was written.
            HeardAt = e.WrittenAt is { } written && written < e.At ? (HeardAt > written ? HeardAt : written) : e.At, Loop = Loop.Heard(e.Text, e.At),
            Unanswered = Unanswered.Add(new(e.MessageId, e.Text, e.Choice, e.At) { Masked = e.Masked, Files = e.Files ?? [] }),
            WaitingSince = Holder == Holder.Agents ? WaitingSince ?? e.At : WaitingSince,
            IsQuiet = IsQuiet && GoodTimeWords.IsNo(e.Text),
        },
        // A word of consent asks for no answer by a person: it leaves the waiting clock as it was before the word came. Consent that the
        // carrier reports has no message of that moment, and takes nobody's turn.
        ContactOptedIn when HandoffReason == Conversations.HandoffReason.OptedOut && Assignee is null => AnsweredAgain(happened.At),
        // What they wrote before and with it was no word of consent, and waits as it did.
        ContactOptedOut { How: ConsentHow.OwnWords } => NoLongerAskedWhetherToStop(),
        ContactOptedOut or ContactOptedIn or HelpAsked when Unanswered.IsEmpty || Unanswered[^1].At != happened.At => this,
        ContactOptedOut or ContactOptedIn or HelpAsked => this with
        {
            Unanswered = Unanswered.RemoveAt(Unanswered.Count - 1),
            WaitingSince = Unanswered.Count == 1 && WaitingSince == Unanswered[0].At ? null : WaitingSince,
        },
        BotReplied e => Sending(e.Messages.Select(m => m.MessageId)) with
        {
            Dialogue = e.Dialogue, Unanswered = [], AskedBehind = 0, Topic = e.Turn.Topic ?? Topic, County = e.Dialogue.County ?? County,
            IsQuiet = Channel == Channel.Sms && e.Dialogue.Question?.Kind == QuestionKind.GoodTime, LastSaid = e.At, Loop = Loop.Replied(e.At),
        },
        ConversationHandedOff e => this with
        {
            Holder = Holder.Agents, IsPeoples = true, HandoffReason = e.Reason, Topic = e.Topic ?? Topic, WaitingSince = WaitingSince ?? e.At,
            Urgency = e.Urgency > Urgency ? e.Urgency : Urgency,
        },
        CrisisRecognized e => this with
        {
            IsPeoples = true, Urgency = Urgency.Crisis, HandoffReason = Conversations.HandoffReason.Crisis, Topic = e.Topic, WaitingSince = WaitingSince ?? e.At,
        },
        // "Yes" is an answer to the person from here on.
        AgentReplied e => Sending([e.MessageId]).NoLongerAskedWhetherToStop() with
        {
            HelpedByPerson = true, CameBack = false, WaitingSince = null, Unanswered = [], IsQuiet = false, LastSaid = e.At, IsLooping = false, Loop = LoopWatch.New,
        },
        NoticeHeld e => this with { Notices = Notices.Add(e.MessageId) },
        NoticeSent e => Sending([e.MessageId]) with
        {
            Notices = Notices.Add(e.MessageId), LastSaid = e.At, Loop = Loop.Replied(e.At), Dialogue = e.Dialogue ?? Dialogue,
            AskedAfter = e.Dialogue is not null && !Unanswered.IsEmpty ? Unanswered[^1].MessageId : AskedAfter,
            Writer = Writer == Writer.Unknown && e.Notice == WhoIsWriting ? Writer.Asked : Writer,
            AskedBehind = Writer == Writer.Unknown && e.Notice == WhoIsWriting ? Unanswered.Count : AskedBehind,
        },
        LoopSuspected e => this with { IsLooping = true, Holder = Holder.Agents, WaitingSince = WaitingSince ?? e.At },
        // What they wrote while nobody answered is the bot's to answer, with their next message.
        LoopEnded => this with { IsLooping = false, Loop = LoopWatch.New, Holder = Holder.Bot, WaitingSince = null },
        NoteAdded or AnswerRated => this,
        ConversationAssigned e => this with { Assignee = e.Agent, CameBack = false, Holder = Holder.Agents, WaitingSince = WaitingSince ?? OldestUnanswered },
        ConversationUnassigned => this with { Assignee = null },
        ConversationResolved => this with
        {
            IsResolved = true, Holder = Holder.Nobody, WaitingSince = null, Unanswered = [], Urgency = Urgency.Routine, IsLooping = false, Loop = LoopWatch.New,
        },
        // What people were brought in for was settled; who it is that writes was not. The topic stays: a page that others may see is watched still.
        ConversationReopened => this with
        {
            IsResolved = false, CameBack = true, Holder = IsPeoples || Assignee is not null ? Holder.Agents : Holder.Bot,
            HandoffReason = HandoffReason is Conversations.HandoffReason.OptedOut or Conversations.HandoffReason.NotAPerson ? HandoffReason : null,
        },
        LanguageChanged e => this with { Language = e.Language },
        // In the chat nothing of ours lights up on a locked phone.
        ChannelMoved e => this with { Channel = e.Channel, Address = e.Address, HubAddress = e.HubAddress, IsQuiet = IsQuiet && e.Channel == Channel.Sms },
        ConversationRefiled e => Filed(e),
        ConversationTakenOver e => Taken(e),
        ConversationContinued e => this with { GoesOnIn = e.In, IsResolved = true, Holder = Holder.Nobody, WaitingSince = null, Unanswered = [], Urgency = Urgency.Routine },
        DeliveryReported e => Reported(e),
        TextTriedAgain e => Standing(e.MessageId, Texts.GetValueOrDefault(e.MessageId, TextStanding.New).Again(e.Parts)),
        HelpRated e => this with { Rating = Rated(e) },
        CaseLinked e => this with { CaseId = e.CaseId, County = e.County, CaseNumber = e.CaseNumber },
        CaseProgressed e => this with { WaitingSince = NeedsAgent(e.Progress) ? WaitingSince ?? e.At : WaitingSince },
        ConversationErased => WithoutTheClient(),
        _ => this,
    };

    private DateTimeOffset? OldestUnanswered => Unanswered.IsEmpty ? null : Unanswered[0].At;

    // The chat on the website reads the log itself; what leaves the house can get lost on its way.
    private Conversation Sending(IEnumerable<Guid> messages) => Channel == Channel.WebChat && Via is null
        ? this
        : this with { Texts = Texts.SetItems(messages.Select(id => KeyValuePair.Create(id, TextStanding.New))) };

    private static bool NeedsAgent(CaseProgress progress) => progress is CaseProgress.Answered or CaseProgress.Declined;
}
