using SupportHub.Domain.Conversations;

namespace SupportHub.Web.WebChat;

// What the chat page and the hub say to each other: the same words as SupportHub.Widget/src/protocol.ts.

/// <summary>
/// Which words a page and a hub know. What is only added leaves the number; with what an older page would get wrong it goes up, here and there.
/// A hub goes on understanding older pages: the page of somebody who just writes is not taken from them.
/// </summary>
public static class ChatProtocol
{
    public const int Version = 2;
}

/// <summary>
/// A visitor on a site; the answer is the token that stands for them. <paramref name="Identity"/>: the site's signed word (JWT) on who it is;
/// <paramref name="Token"/>: the one this browser has already.
/// </summary>
public sealed record VisitRequest(string? Site, string? Language, string? Identity = null, string? Token = null);

/// <summary><paramref name="Signed"/>: the site's word holds. This token is not to be kept on the phone.</summary>
public sealed record Visit(string Token, bool Signed = false);

/// <summary>
/// <paramref name="After"/> is the last position seen of <paramref name="Conversation"/>; <paramref name="Waiting"/> are the keys of messages the
/// client does not know to be received; <paramref name="Protocol"/> is the page's own <see cref="ChatProtocol.Version"/>.
/// </summary>
public sealed record JoinRequest(string? Token, string? Site, string? Language, Guid? Conversation, long After, string[]? Waiting, int Protocol = 0);

/// <summary>One thing said. Position is the conversation's version; one version can hold several lines. From: you, bot, agent or system.</summary>
public sealed record ChatLine(
    long Position, Guid Id, string? Key, string From, string? Name, string Text, string Lang, IReadOnlyList<Choice>? Choices, DateTimeOffset At,
    IReadOnlyList<ChatFile>? Files = null);

/// <summary>
/// A photo or paper of a line; its bytes are at <c>/api/chat/files/{id}</c>. Kind: photo or document. State: kept; waiting (to be fetched or checked,
/// not to be had yet); refused.
/// </summary>
public sealed record ChatFile(Guid Id, string Kind, string? Name, long Bytes, string State);

/// <summary>Lines of one conversation, in order, and the position up to which the client now knows it.</summary>
public sealed record ChatLines(Guid? Conversation, IReadOnlyList<ChatLine> Lines, long Position);

/// <summary>
/// Who owes the client the next word (nobody, bot, agents), and the conversation's language. <paramref name="ByText"/>: answers go by text, to
/// the number that ends so.
/// </summary>
public sealed record ChatState(string Holder, string Language, string? ByText = null)
{
    /// <summary>While a person is owed.</summary>
    public ChatWait? Wait { get; init; }

    /// <summary>Others may see this client's phone: the page does not offer of itself what would light it up.</summary>
    public bool IsWatched { get; init; }

    /// <summary>What the client is asked of the help they had.</summary>
    public ChatSurvey? Survey { get; init; }
}

/// <summary>The line and the usual wait in a sentence; or when people are back, which the page says in the client's own zone.</summary>
public sealed record ChatWait(string? Text, DateTimeOffset? Back);

/// <summary>One question about a person's help. Step: solved, ease, words or thanks.</summary>
public sealed record ChatSurvey(string Step, string Question, IReadOnlyList<Choice> Choices);

/// <summary>The answer to a step: a choice's value, or words.</summary>
public sealed record RateRequest(string? Step, string? Value);

/// <summary><paramref name="Outdated"/>: the hub was renewed since the page was opened, which does well to open itself again.</summary>
public sealed record Joined(ChatLines Lines, ChatState State, bool Outdated = false);

/// <summary>The client's message. <paramref name="Key"/> is made once by the client: sent twice, it is one message. Files: ids of what was uploaded before.</summary>
public sealed record SendRequest(string? Key, string? Text, string? Choice, Guid[]? Files = null);

/// <summary>Committed, with its line alone; or refused, with a code and a sentence in the client's language.</summary>
public sealed record SendAnswer(bool Ok, ChatLines? Lines, string? Code, string? Text);

/// <summary>How a conversation's wait stands now; null when it is over.</summary>
public sealed record ChatWaits(Guid Conversation, ChatWait? Wait);

/// <summary>How far the desk has read.</summary>
public sealed record ChatRead(Guid Conversation, long Position);

public sealed record LanguageRequest(string? Language);

/// <summary>What the hub says to a chat page.</summary>
public interface IChatClient
{
    Task Lines(ChatLines lines);

    Task State(ChatState state);

    /// <summary>The line moved.</summary>
    Task Wait(ChatWaits wait);

    /// <summary>A person at the desk is writing; hold it for a few seconds.</summary>
    Task Writing(string? name);

    /// <summary>A person has the conversation on the screen, up to this position.</summary>
    Task Read(ChatRead read);

    /// <summary>Something could not be handed on: the page asks again from its last position.</summary>
    Task Rejoin();
}
