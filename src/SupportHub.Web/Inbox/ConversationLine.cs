using System.Text.Json;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Records;

namespace SupportHub.Web.Inbox;

/// <summary>What a line of a conversation is. The numbers are those of <c>messages.kind</c>.</summary>
public enum LineKind
{
    Message = 0,
    Note = 1,
    Notice = 2,
}

/// <summary>One line of a conversation: a message, a note between staff, or a notice of the program.</summary>
public sealed record ConversationLine
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public Guid MessageId { get; init; }
    public long Version { get; init; }
    public int Ordinal { get; init; }
    public Participant Author { get; init; }
    public string? Name { get; init; }
    public LineKind Kind { get; init; }
    public string Text { get; init; } = "";
    public Language Language { get; init; }
    public string? Choices { get; init; }
    public string? Topic { get; init; }
    public SensitiveKinds Masked { get; init; }
    public DeliveryStatus? Delivery { get; init; }
    public string? ErrorCode { get; init; }
    /// <summary>When it leaves, while it waits.</summary>
    public DateTimeOffset? Until { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The photos and papers that came with it.</summary>
    public IReadOnlyList<ClientFile> Files { get; init; } = [];

    /// <summary>When the client wrote it, where it came in late.</summary>
    public DateTimeOffset? WrittenAt { get; init; }

    public IReadOnlyList<Choice> Offered => Choices is null ? [] : JsonSerializer.Deserialize<List<Choice>>(Choices, s_json) ?? [];
}
