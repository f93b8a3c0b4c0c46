using System.Text.Json.Serialization;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Languages;

namespace SupportHub.Domain.Conversations;

/// <summary>A fact in a conversation's stream. Class names are the stored names, for ever.</summary>
public abstract record ConversationEvent(DateTimeOffset At);

/// <summary>
/// A client's first word on a channel. Text message: <see cref="Address"/> is the client's number and <see cref="HubAddress"/> ours, both E.164;
/// chat: "" and the site's key.
/// </summary>
public sealed record ConversationStarted(
    Channel Channel, Guid ContactId, string Address, string HubAddress, Guid? SiteId, string? Program, string? State, Language Language,
    DateTimeOffset At) : ConversationEvent(At)
{
    /// <summary>
    /// A chat on somebody else's channel of the Bot Framework, by the channel's id; null for our own. What is said there is sent out, as a text is.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Via { get; init; }

    /// <summary>Several people write from this phone, and which of them does is not known yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WriterUnknown { get; init; }
}

/// <summary>The client wrote. <see cref="Text"/> is already masked; <see cref="Choice"/> is the value of the button that was pressed.</summary>
public sealed record MessageReceived(
    Guid MessageId, string ExternalId, string Text, SensitiveKinds Masked, string? Choice, DateTimeOffset At) : ConversationEvent(At)
{
    /// <summary>The photos and papers that came with it, in order; null when none did. With them the text may be empty.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MessageFile>? Files { get; init; }

    /// <summary>When the client wrote it, where it came in late because the carrier's call was lost; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>
    /// The client's message that is said here again, since the conversation it came in ended in favour of this one before it was answered; else null.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Repeats { get; init; }
}

/// <summary>A file of a message was fetched and checked after the message had come, and is shown from now on.</summary>
public sealed record FileKept(Guid MessageId, Guid FileId, FileKind Kind, DateTimeOffset At) : ConversationEvent(At);

/// <summary>A file of a message was checked after the message had come, and nothing of it is kept.</summary>
public sealed record FileRefused(Guid MessageId, Guid FileId, FileFault Fault, DateTimeOffset At) : ConversationEvent(At);

/// <summary>One message out, with the choices it offered.</summary>
public sealed record SentMessage(Guid MessageId, string Text, IReadOnlyList<Choice> Choices);

public sealed record BotReplied(
    IReadOnlyList<SentMessage> Messages, BotTurn Turn, Dialogue Dialogue, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The client said whether the answer on a topic had answered the question. <see cref="ContentVersion"/> is the one that hears it.</summary>
public sealed record AnswerRated(string Topic, AnswerVerdict Verdict, string ContentVersion, DateTimeOffset At) : ConversationEvent(At);

/// <summary>
/// The client answered one question about a person's help: exactly one of the three is there. <see cref="Words"/> is empty when they had none to say.
/// </summary>
public sealed record HelpRated(HelpVerdict? Verdict, HelpEase? Ease, string? Words, DateTimeOffset At) : ConversationEvent(At);

public sealed record ConversationHandedOff(HandoffReason Reason, string? Topic, Urgency Urgency, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The client told of a crisis while a person was waited for. <see cref="Topic"/> is the crisis topic.</summary>
public sealed record CrisisRecognized(string Topic, DateTimeOffset At) : ConversationEvent(At);

public sealed record AgentReplied(Guid MessageId, Guid Agent, string Text, DateTimeOffset At) : ConversationEvent(At)
{
    /// <summary>The client is not to be woken: the text leaves then, and not before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? NotBefore { get; init; }
}

/// <summary>The program's own words to the client: <see cref="Notice"/> is the phrase's key (for what helps in a crisis, the topic), <see cref="Text"/> the exact words sent.</summary>
public sealed record NoticeSent(Guid MessageId, string Notice, string Text, DateTimeOffset At) : ConversationEvent(At)
{
    /// <summary>What the bot remembers from now on, where the words are the bot's, said while people have the conversation; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dialogue? Dialogue { get; init; }

    /// <summary>Whose words they are: the bot's, or the program's.</summary>
    [JsonIgnore]
    public Participant Author => Dialogue is null ? Participant.System : Participant.Bot;
}

/// <summary>
/// A notice that did not leave, because others may see the phone and the client has not said that it is a good time; staff read it instead.
/// </summary>
public sealed record NoticeHeld(Guid MessageId, string Notice, string Text, DateTimeOffset At) : ConversationEvent(At);

/// <summary>Staff's own words to each other; never shown to the client.</summary>
public sealed record NoteAdded(Guid NoteId, Guid By, string Text, DateTimeOffset At) : ConversationEvent(At);

public sealed record ConversationAssigned(Guid Agent, Guid By, DateTimeOffset At) : ConversationEvent(At);

public sealed record ConversationUnassigned(Guid By, DateTimeOffset At) : ConversationEvent(At);

public sealed record ConversationResolved(Guid By, DateTimeOffset At) : ConversationEvent(At);

public sealed record ConversationReopened(DateTimeOffset At) : ConversationEvent(At);

public sealed record LanguageChanged(Language Language, DateTimeOffset At) : ConversationEvent(At);

/// <summary>
/// What we say leaves by another way from now on. Address: E.164 for text messages, empty for the chat; hub address: our number, or the site's key.
/// </summary>
public sealed record ChannelMoved(Channel Channel, string Address, string HubAddress, DateTimeOffset At) : ConversationEvent(At);

/// <summary>Who writes here turned out to be somebody we knew: the conversation is that contact's from now on.</summary>
public sealed record ConversationRefiled(Guid ContactId, DateTimeOffset At) : ConversationEvent(At)
{
    /// <summary>The client's message that said who writes, and asks for no answer of its own; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Reply { get; init; }
}

/// <summary>The client goes on in another conversation of theirs, and this one is closed.</summary>
public sealed record ConversationContinued(Guid In, DateTimeOffset At) : ConversationEvent(At);

/// <summary>
/// Another conversation of the client (<see cref="From"/>) ended in favour of this one. What stood open there stands open here: since when a person was
/// owed, what the bot remembers (where the client wrote there last), the case, and that a person has helped. What nobody had answered follows, said again.
/// </summary>
public sealed record ConversationTakenOver(
    Guid From, DateTimeOffset? WaitingSince, Dialogue? Dialogue, TakenCase? Case, bool HelpedByPerson, bool IsQuiet, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The case that the other conversation was about. <see cref="County"/> is a FIPS code.</summary>
public sealed record TakenCase(Guid CaseId, string County, string CaseNumber);

/// <summary>How far a text got. <see cref="ErrorCode"/> and <see cref="ProviderId"/> are the provider's own.</summary>
public sealed record DeliveryReported(
    Guid MessageId, DeliveryStatus Status, string? ErrorCode, string? ProviderId, DateTimeOffset At) : ConversationEvent(At)
{
    /// <summary>Which of <see cref="Of"/> parts of a long text, from 1; 0 of 0: the text went out as one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Part { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Of { get; init; }

    /// <summary>How often it was sent again before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Try { get; init; }

    /// <summary>When a text leaves that waits for the morning.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Until { get; init; }
}

/// <summary>A machine seems to answer our bot: it falls silent, and people look.</summary>
public sealed record LoopSuspected(DateTimeOffset At) : ConversationEvent(At);

/// <summary>After a silence somebody wrote again, and nobody had taken the conversation: the bot answers again.</summary>
public sealed record LoopEnded(DateTimeOffset At) : ConversationEvent(At);

/// <summary>
/// A text that did not arrive goes out again, of its own or because somebody (<see cref="By"/>) said so; not before <see cref="NotBefore"/>.
/// </summary>
public sealed record TextTriedAgain(Guid MessageId, Guid? By, DateTimeOffset? NotBefore, DateTimeOffset At) : ConversationEvent(At)
{
    /// <summary>Which parts of a long text, from 1; null: the text is one, or the event is from before they were named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Parts { get; init; }
}

/// <summary><see cref="Wording"/> is what the client wrote (a whole-message word), the proof of the wish.</summary>
public sealed record ContactOptedOut(string Wording, DateTimeOffset At) : ConversationEvent(At)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ConsentHow How { get; init; }

    /// <summary>The phone it is about, where the conversation went on from another since; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Phone { get; init; }
}

public sealed record ContactOptedIn(string Wording, DateTimeOffset At) : ConversationEvent(At)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ConsentHow How { get; init; }
}

public sealed record HelpAsked(string Wording, DateTimeOffset At) : ConversationEvent(At);

/// <summary><see cref="County"/> is a FIPS code.</summary>
public sealed record CaseLinked(Guid CaseId, string County, string CaseNumber, Guid By, DateTimeOffset At) : ConversationEvent(At);

public sealed record CaseProgressed(Guid CaseId, CaseProgress Progress, DateTimeOffset At) : ConversationEvent(At);

/// <summary>
/// The client was erased: the words and the address in this stream are masked, and nothing more is said. <see cref="By"/> is null when it was done
/// from the command line.
/// </summary>
public sealed record ConversationErased(Guid? By, DateTimeOffset At) : ConversationEvent(At);
