using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportHub.Bot.Activities;

/// <summary>
/// An Activity of the Bot Framework protocol, as far as SupportHub reads it; everything else stands in <see cref="Unknown"/> and is written
/// out as it came. Read and written by <see cref="ActivityJson"/>: no nulls, no empty strings but for <see cref="Text"/>.
/// Source: microsoft/Agents, specs/activity/protocol-activity.md (A-numbers).
/// </summary>
public sealed record Activity
{
    /// <summary>Compared ordinally (A2011); a kind that is not known is ignored by a bot (A2014).</summary>
    public required string Type { get; init; }

    public string? Id { get; init; }
    public DateTimeOffset? Timestamp { get; init; }
    public string? ServiceUrl { get; init; }
    public string? ChannelId { get; init; }
    public ChannelAccount? From { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public ChannelAccount? Recipient { get; init; }
    public string? Text { get; init; }
    public string? TextFormat { get; init; }

    /// <summary>A BCP 47 tag; one that is not known is never rejected (A3021).</summary>
    public string? Locale { get; init; }
    public string? InputHint { get; init; }
    public SuggestedActions? SuggestedActions { get; init; }
    public string? ReplyToId { get; init; }

    /// <summary>The name of an event; an event without one is malformed (A5001).</summary>
    public string? Name { get; init; }
    public JsonElement? Value { get; init; }

    /// <summary>Of a conversationUpdate: who came. The same ids as in from and recipient (A7510).</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>Of an endOfConversation: why.</summary>
    public string? Code { get; init; }

    /// <summary>What is not known counts as normal (A3111).</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>The channel's own, passed on unchanged.</summary>
    public JsonElement? ChannelData { get; init; }
    public IReadOnlyList<Attachment>? Attachments { get; init; }
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; init; }
}

public sealed record ChannelAccount
{
    public string? Id { get; init; }
    public string? Name { get; init; }

    /// <summary><c>user</c>, and <c>bot</c> or <c>agent</c>: both words are accepted for the bot.</summary>
    public string? Role { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; init; }
}

public sealed record ConversationAccount
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public bool? IsGroup { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; init; }
}

/// <summary>Buttons under a message. <see cref="To"/> is always written, empty for everybody: published clients fail without it.</summary>
public sealed record SuggestedActions
{
    public IReadOnlyList<string> To { get; init; } = [];
    public IReadOnlyList<CardAction> Actions { get; init; } = [];

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; init; }
}

/// <summary>What a button does; <c>postBack</c> sends <see cref="Value"/> without showing it (A7371-7373).</summary>
public sealed record CardAction
{
    public required string Type { get; init; }
    public string? Title { get; init; }
    public JsonElement? Value { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; init; }
}

public sealed record Attachment
{
    public required string ContentType { get; init; }
    public string? ContentUrl { get; init; }
    public JsonElement? Content { get; init; }
    public string? Name { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; init; }
}
