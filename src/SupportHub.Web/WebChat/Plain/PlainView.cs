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
    public required string Token { get; init; }
    public IReadOnlyList<ChatLine> Lines { get; init; } = [];
    public long Seen { get; init; }
    public long Position { get; init; }
    public string Draft { get; init; } = "";

    /// <summary>Goes with the message when it is sent.</summary>
    public IReadOnlyList<ClientFile> Attached { get; init; } = [];
    public IReadOnlyList<PlainRefusal> Refused { get; init; } = [];
    public ChatSurvey? Survey { get; init; }

    /// <summary>What was typed to the survey and is not taken yet.</summary>
    public string Remark { get; init; } = "";
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

    public ChatLine? FirstNew => Lines.FirstOrDefault(line => line.Position > Seen && line.From != "you");

    public bool HasNotice => Notice is not null || Refused.Count > 0;

    /// <summary>A phone's photos come without a name.</summary>
    public string NameOf(string? name, bool isPhoto) => name ?? Say(isPhoto ? PhraseKeys.PlainPhoto : PhraseKeys.PlainFile);

    public string Say(string phrase, params (string, string)[] values) => Phrases.Say(phrase, Language, values);
}
