using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Store.Records;

namespace SupportHub.Web.WebChat.Plain;

/// <summary>What the simple page shows. <see cref="Seen"/>: what was on it before.</summary>
public sealed record PlainView
{
    public required Site Site { get; init; }
    public required Language Language { get; init; }
    public required Phrases Phrases { get; init; }
    public required string Key { get; init; }
    public string? Token { get; init; }
    public IReadOnlyList<ChatLine> Lines { get; init; } = [];
    public long Seen { get; init; }
    public long Position { get; init; }
    public string Draft { get; init; } = "";
    public string? Phone { get; init; }
    public string? Notice { get; init; }
    public string? ByText { get; init; }
    public string? Wait { get; init; }
    public Guid? Code { get; init; }
    public string? CodeHint { get; init; }

    /// <summary>See <see cref="Codes.CodeDone.Ask"/>; then <see cref="Digits"/> are those that were right.</summary>
    public string? Ask { get; init; }
    public string? Digits { get; init; }

    public IReadOnlyList<Choice> Choices => Lines is [.., { Choices: { } offered }] ? offered : [];

    public string Say(string phrase, params (string, string)[] values) => Phrases.Say(phrase, Language, values);
}
