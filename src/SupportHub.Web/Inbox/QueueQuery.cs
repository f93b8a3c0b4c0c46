using Dapper;
using Npgsql;

namespace SupportHub.Web.Inbox;

/// <summary>
/// The queue's SQL. Where people wait the order is urgency, then since when something is owed; elsewhere the latest word first. Each view reads one
/// partial index, and a page continues after the last row shown, so its cost does not grow with the log.
/// </summary>
public sealed class QueueQuery(NpgsqlDataSource database, TimeProvider clock)
{
    public const int PageSize = 50;

    // The client's newest words; in a crisis those before what was said to it, which told of it.
    private const string Told = """
        SELECT left(m.text, 200) AS client_words, (SELECT count(*) FROM files f WHERE f.message_id = m.message_id) AS client_files
          FROM messages m WHERE m.conversation_id = c.id AND m.author = 0 AND (c.urgency < 2 OR m.version < coalesce(
            (SELECT max(b.version) FROM messages b WHERE b.conversation_id = c.id AND b.topic = c.topic AND b.author <> 0), m.version + 1))
        ORDER BY m.version DESC LIMIT 1
        """;

    private const string Columns = """
        SELECT c.id, (SELECT k.name FROM contacts k WHERE k.id = c.contact_id) AS name, c.channel, c.address, c.language, c.holder, c.resolved,
               c.urgency, c.handoff_reason, c.topic, c.waiting_since, c.last_words, c.last_author, c.last_at, c.assignee,
               told.client_words, coalesce(told.client_files, 0) AS client_files,
               (SELECT u."DisplayName" FROM "AspNetUsers" u WHERE u."Id" = c.assignee) AS owner, c.promised_by, c.escalation_status
        """;

    // An answer, or what the county had promised by then. As in the index of the queue.
    internal const string Since = "coalesce(c.waiting_since, CASE WHEN c.escalation_status IN (0, 1) THEN c.promised_by END)";

    /// <summary>Who waits for a person, at @now.</summary>
    internal const string IsWaiting = $"NOT c.resolved AND c.holder = 2 AND {Since} <= @now";

    /// <summary>Who is served first.</summary>
    internal const string WaitOrder = $"c.urgency DESC, {Since}, c.id";

    private const string Matches = """
         AND (k.name ILIKE @like OR c.case_number ILIKE @like OR c.address LIKE @digits
              OR c.first_words ILIKE @like OR c.last_words ILIKE @like)
        """;

    // The first comparison is one the index begins at: a page far down costs no more than the first.
    private const string AfterWaiting = $"""
         AND c.urgency <= @urgency AND (c.urgency < @urgency OR {Since} > @since OR ({Since} IS NOT DISTINCT FROM @since AND c.id > @after)
              OR ({Since} IS NULL AND @since IS NOT NULL))
        """;

    private const string AfterLatest = """
         AND c.last_at <= @last AND (c.last_at < @last OR c.id > @after)
        """;

    /// <summary>Up to <paramref name="size"/> rows after <paramref name="after"/>, or the first ones.</summary>
    public async Task<IReadOnlyList<QueueRow>> Page(QueueFilter filter, Guid me, QueueRow? after, int size, CancellationToken ct)
    {
        var (where, byWait) = filter.View switch
        {
            QueueView.Mine => ("NOT c.resolved AND c.assignee = @me", true),
            QueueView.Bot => ("NOT c.resolved AND c.holder = 1", false),
            QueueView.All => ("NOT c.resolved", false),
            QueueView.Resolved => ("c.resolved", false),
            // A promise that ran out is the desk's to mend, whoever was to keep it.
            _ => (IsWaiting, true),
        };
        var order = byWait ? WaitOrder : "c.last_at DESC, c.id";
        var search = filter.Search;
        var from = after is null ? "" : byWait ? AfterWaiting : AfterLatest;
        var (named, matches) = search is null ? ("", "") : (" LEFT JOIN contacts k ON k.id = c.contact_id", Matches);
        // The names and the words are looked up for the rows of the page, however many there are to choose from.
        var page = $"SELECT c.* FROM conversations c{named} WHERE {where}{matches}{from} ORDER BY {order} LIMIT @size";
        var sql = $"{Columns} FROM ({page}) c LEFT JOIN LATERAL ({Told}) told ON true ORDER BY {order}";
        var digits = string.Concat((search ?? "").Where(char.IsAsciiDigit));

        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<QueueRow>(new CommandDefinition(sql, new
        {
            me, size,
            now = clock.GetUtcNow(),
            like = $"%{LikeText(search)}%",
            // Four digits are a phone's ending as screens show it; fewer would match everyone.
            digits = digits.Length >= 4 ? $"%{digits}" : "-",
            after = after?.Id,
            urgency = (int?)after?.Urgency,
            since = after?.Since,
            last = after?.LastAt,
        }, cancellationToken: ct))).AsList();
    }

    /// <summary>What was typed is looked for as it is: its % and _ are no patterns.</summary>
    private static string LikeText(string? typed) =>
        (typed ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
