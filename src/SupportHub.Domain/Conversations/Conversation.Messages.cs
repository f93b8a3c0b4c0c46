using System.Globalization;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Languages;
using SupportHub.Domain.Messages;

namespace SupportHub.Domain.Conversations;

/// <summary>Where a first message came from; ignored when the conversation already stands. Via: see <see cref="ConversationStarted.Via"/>.</summary>
public sealed record Origin(
    Channel Channel, Guid ContactId, string Address, string HubAddress, Guid? SiteId, string? Program, string? State, Language Language,
    string? Via = null)
{
    /// <inheritdoc cref="ConversationStarted.WriterUnknown"/>
    public bool WriterUnknown { get; init; }
}

/// <summary>A client's message as it passed the door: masked, with the provider's own id.</summary>
public sealed record IncomingMessage(Guid MessageId, string ExternalId, string Text, SensitiveKinds Masked, string? Choice, ConsentWord? Consent)
{
    /// <inheritdoc cref="MessageReceived.WrittenAt"/>
    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>They opted out before: what we say would not be sent.</summary>
    public bool OptedOut { get; init; }

    /// <summary>What the carrier by itself answered to this word of consent.</summary>
    public CarrierAnswer AnsweredByCarrier { get; init; }

    public IReadOnlyList<MessageFile> Files { get; init; } = [];
}

public sealed partial record Conversation
{
    /// <summary>The longest message taken from a chat or written by staff, in UTF-16 units. Texts come as long as the provider sends them.</summary>
    public const int LongestText = 4000;

    public Decision<ConversationEvent> Receive(Origin origin, IncomingMessage message, DateTimeOffset now)
    {
        // Who writes again is somebody new.
        if (IsErased) return Refusals.Erased;
        if (GoesOnIn is not null) return Refusals.GoesOnElsewhere;
        if (origin.Channel == Channel.WebChat && message.Text.Length > LongestText)
            return Refusals.TooLong;
        // Our own page sends nothing empty; another's photo is an empty message that wants an answer.
        if (origin is { Channel: Channel.WebChat, Via: null } && IsBlank(message.Text) && message.Files.Count == 0)
            return Refusals.EmptyText;
        if (origin.Channel == Channel.WebChat && message.Files.Count > MessageFile.Most) return Refusals.TooManyFiles;

        var events = new List<ConversationEvent>();
        if (!Started)
            events.Add(new ConversationStarted(
                origin.Channel, origin.ContactId, origin.Address, origin.HubAddress, origin.SiteId, origin.Program, origin.State, origin.Language, now)
            {
                Via = origin.Via, WriterUnknown = origin.WriterUnknown,
            });
        // By another channel, from another phone of theirs or to another of our numbers: that is where the answer is looked for.
        var moves = Started && Via is null && origin.Via is null
            && (origin.Channel != Channel || (Channel == Channel.Sms && (origin.HubAddress != HubAddress || origin.Address != Address)));
        // Who wants no texts goes on where they were, and so does who wrote to us since this was written.
        var comesBack = moves && (message.Consent?.Kind == ConsentKind.Stop || message.WrittenAt < HeardAt);
        if (moves) events.Add(new ChannelMoved(origin.Channel, origin.Address, origin.HubAddress, now));
        // A word of consent wakes nobody: STOP to a finished conversation leaves it finished.
        if (IsResolved && message.Consent is null)
            events.Add(new ConversationReopened(now));
        if (IsLooping && Assignee is null && HandoffReason is null && HeardAt + LoopWatch.Silence <= now) events.Add(new LoopEnded(now));
        events.Add(new MessageReceived(message.MessageId, message.ExternalId, message.Text, message.Masked, message.Choice, now)
        {
            Files = message.Files.Count == 0 ? null : message.Files, WrittenAt = message.WrittenAt,
        });
        if (message.Consent is { } consent)
            events.Add(consent.Kind switch
            {
                ConsentKind.Stop => new ContactOptedOut(consent.Wording, now) { How = consent.How },
                ConsentKind.Start => new ContactOptedIn(consent.Wording, now) { How = consent.How },
                _ => new HelpAsked(consent.Wording, now),
            });
        if (!Started && IsProgram(origin)) events.Add(new ConversationHandedOff(Conversations.HandoffReason.NotAPerson, null, Urgency.Routine, now));
        else if (message is { OptedOut: true, Consent: null } && (comesBack ? Channel : origin.Channel) == Channel.Sms
            && HandoffReason != Conversations.HandoffReason.OptedOut && Holder != Holder.Agents)
            events.Add(new ConversationHandedOff(Conversations.HandoffReason.OptedOut, null, Urgency.High, now));
        else if (Holder == Holder.Bot && origin.Channel == Channel.Sms && message.Consent is null && Loop.Heard(message.Text, now).IsLoop)
            events.Add(new LoopSuspected(now));
        if (comesBack) events.Add(new ChannelMoved(Channel, Address, HubAddress, now));
        return [.. events];
    }

    /// <summary>An agent writes to the client. Whoever answers takes the conversation, so that the bot falls silent.</summary>
    public Decision<ConversationEvent> Reply(Guid messageId, Guid agent, string text, bool optedOut, DateTimeOffset now, DateTimeOffset? notBefore = null)
    {
        if (!Started) return Refusals.NotThere;
        if (IsErased) return Refusals.Erased;
        if (GoesOnIn is not null) return Refusals.GoesOnElsewhere;
        if (IsBlank(text)) return Refusals.EmptyText;
        if (text.Length > (Channel == Channel.Sms ? SmsText.LongestBody : LongestText)) return Refusals.TooLong;
        if (SensitiveNumbers.AreIn(text)) return Refusals.SensitiveNumber;
        if (optedOut && Channel == Channel.Sms) return Refusals.OptedOut;
        if (!CanBeAnswered) return Refusals.CannotBeAnswered;

        var events = new List<ConversationEvent>();
        if (IsResolved) events.Add(new ConversationReopened(now));
        if (Assignee is null) events.Add(new ConversationAssigned(agent, agent, now));
        events.Add(new AgentReplied(messageId, agent, text, now) { NotBefore = notBefore });
        return [.. events];
    }

    /// <summary>
    /// The program tells the client something of its own accord or in answer to a word of consent, once for each <paramref name="messageId"/>.
    /// While <see cref="IsQuiet"/>, here or (<paramref name="quiet"/>) in another conversation with the same phone, it is kept for staff.
    /// </summary>
    public Decision<ConversationEvent> Notify(Guid messageId, string notice, string text, DateTimeOffset now, bool quiet = false) => this switch
    {
        { Started: false } => Refusals.NotThere,
        { IsErased: true } => [],
        _ when Notices.Contains(messageId) => [],
        _ when quiet || IsQuiet || IsWithProgram => new NoticeHeld(messageId, notice, text, now),
        _ => new NoticeSent(messageId, notice, text, now),
    };

    public Decision<ConversationEvent> AddNote(Guid noteId, Guid by, string text, DateTimeOffset now) => this switch
    {
        { Started: false } => Refusals.NotThere,
        { IsErased: true } => Refusals.Erased,
        _ when string.IsNullOrWhiteSpace(text) => Refusals.EmptyText,
        _ when text.Length > LongestText => Refusals.TooLong,
        _ when SensitiveNumbers.AreIn(text) => Refusals.SensitiveNumber,
        _ => new NoteAdded(noteId, by, text, now),
    };

    public Decision<ConversationEvent> ChangeLanguage(Language language, DateTimeOffset now) => this switch
    {
        { Started: false } => Refusals.NotThere,
        _ when Language == language || IsErased => [],
        _ => new LanguageChanged(language, now),
    };

    // Marks that only join, part or turn others show nothing by themselves.
    private static bool IsBlank(string text) =>
        text.All(c => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control);
}
