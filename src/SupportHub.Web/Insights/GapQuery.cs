using Dapper;
using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Gaps;

namespace SupportHub.Web.Insights;

/// <summary>A question the bot could not answer, as it is kept.</summary>
public sealed record GapRow(Guid ConversationId, long Version, DateTimeOffset At, Language Language, GapKind Kind, string Text, string? Nearest);

/// <summary>Questions that ask for like things, the earliest first.</summary>
public sealed record GapGroup(Language Language, IReadOnlyList<GapRow> Questions)
{
    /// <summary>The one that stands for all.</summary>
    public string Question => Questions[0].Text;

    public DateTimeOffset LastAt => Questions.Max(question => question.At);

    /// <summary>The topic that came nearest most often; null when none did.</summary>
    public string? Nearest => Questions.Select(question => question.Nearest).OfType<string>().CountBy(topic => topic)
        .OrderByDescending(found => found.Value).ThenBy(found => found.Key, StringComparer.Ordinal).Select(found => found.Key).FirstOrDefault();

    public int Count(GapKind kind) => Questions.Count(question => question.Kind == kind);
}

/// <summary>The gap list: the newest questions that are kept, grouped by likeness within each language.</summary>
public sealed class GapQuery(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>As many as can be grouped while somebody waits for the page.</summary>
    public const int Most = 10_000;

    /// <param name="language">Null: all three.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <returns>The largest group first.</returns>
    public async Task<IReadOnlyList<GapGroup>> Read(Language? language, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<GapRow>(new CommandDefinition("""
            SELECT * FROM (
                SELECT conversation_id, version, at, language, kind, text, nearest FROM gaps
                 WHERE ends_at > @now AND (@language::int IS NULL OR language = @language)
                 ORDER BY at DESC, conversation_id, version LIMIT @Most) newest
             ORDER BY at, conversation_id, version
            """, new { now = clock.GetUtcNow(), language = (int?)language, Most }, cancellationToken: ct));
        return
        [
            .. rows.GroupBy(row => row.Language).SelectMany(spoken => Grouped(spoken.Key, [.. spoken]))
                .OrderByDescending(group => group.Questions.Count).ThenByDescending(group => group.LastAt).ThenBy(group => group.Question, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<GapGroup> Grouped(Language language, List<GapRow> rows) =>
        LikeQuestions.Group([.. rows.Select(row => row.Text)], language).Select(group => new GapGroup(language, [.. group.Select(at => rows[at])]));
}
