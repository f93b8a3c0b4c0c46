using Dapper;
using Npgsql;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;

namespace SupportHub.Web.Content;

/// <summary>A publication as people read it. No name: the command line or a start.</summary>
public sealed record PublicationRow(long Id, string Version, DateTimeOffset At, string? Name);

/// <summary>An answer that will not be given, or not for long. <see cref="Days"/> is negative when it is past.</summary>
public sealed record Ageing(string Topic, DateOnly ReviewBy, int Days);

/// <summary>What a content holds in a language: topics, and how many of them a named native speaker has read.</summary>
public sealed record LanguageFacts(Language Language, int Topics, int Reviewed, int Variants);

/// <summary>What is to be known of the content that is live.</summary>
public sealed class LiveFacts(NpgsqlDataSource database)
{
    /// <summary>Long enough before its end that somebody can still compare the answer with its facts.</summary>
    public const int SoonDays = 14;

    public async Task<IReadOnlyList<PublicationRow>> Publications(int most, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<PublicationRow>(new CommandDefinition("""
            SELECT p.id, p.version, p.at, u."DisplayName" AS name
              FROM content_publications p LEFT JOIN "AspNetUsers" u ON u."Id" = p.by
             ORDER BY p.id DESC LIMIT @most
            """, new { most }, cancellationToken: ct))).AsList();
    }

    public static IReadOnlyList<LanguageFacts> Languages(BotContent content) => [.. LanguageCodes.All.Select(language => Facts(language, content))];

    /// <summary>The first to end first.</summary>
    public static IReadOnlyList<Ageing> AgeingOf(BotContent content, DateOnly today) =>
    [
        .. content.Topics.Values.Select(topic => new Ageing(topic.Id, topic.ReviewBy, topic.ReviewBy.DayNumber - today.DayNumber))
            .Where(topic => topic.Days < SoonDays).OrderBy(topic => topic.Days).ThenBy(topic => topic.Topic, StringComparer.Ordinal),
    ];

    private static LanguageFacts Facts(Language language, BotContent content)
    {
        var words = content.Topics.Values.Select(topic => topic.Words[language]).ToList();
        return new(language, words.Count, words.Count(w => w.LanguageReview != "none"), words.Sum(w => w.Variants.Count));
    }
}
