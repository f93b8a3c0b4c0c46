using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;
using SupportHub.Bench.Machine;

namespace SupportHub.Bench.Growth;

/// <summary>A statement as the program sent it: the pages it touched, in memory or on the disk, and how long it took.</summary>
internal sealed record Statement(string Sql, long Pages, double Milliseconds, string Plan);

/// <summary>
/// EXPLAIN (ANALYZE, BUFFERS) of what the program itself sends, with its own values and prepared plans: PostgreSQL's auto_explain writes it to
/// the server's log.
/// </summary>
internal sealed partial class PlanLog(BenchServer server)
{
    private const string Everything =
        "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_analyze=on -c auto_explain.log_buffers=on "
        + "-c auto_explain.log_timing=off -c auto_explain.log_format=json -c auto_explain.log_nested_statements=on";

    /// <summary>The same database, with every statement explained.</summary>
    public static string Explained(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Options = Everything, MaxPoolSize = 4 }.ConnectionString;

    /// <exception cref="CannotRun">This PostgreSQL does not come with auto_explain.</exception>
    public static async Task NeedAsync(string connectionString)
    {
        try
        {
            await using var database = NpgsqlDataSource.Create(Explained(connectionString));
            await using var connection = await database.OpenConnectionAsync();
        }
        catch (PostgresException)
        {
            throw new CannotRun("Pages are counted with auto_explain, which comes with Debian's PostgreSQL: apt-get install postgresql.");
        }
    }

    public async Task<IReadOnlyList<Statement>> DuringAsync(Func<Task> work)
    {
        await using var log = new FileStream(server.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Seek(0, SeekOrigin.End);
        await work();
        // What a pool says to a connection before it hands it out again touches no page.
        return [.. Plan().Matches(await new StreamReader(log).ReadToEndAsync()).Select(Read).Where(statement => !statement.Sql.StartsWith("SET SESSION AUTH", StringComparison.Ordinal))];
    }

    private static Statement Read(Match found)
    {
        using var plan = JsonDocument.Parse(found.Groups["plan"].Value.Replace("\n\t", "\n", StringComparison.Ordinal));
        var top = plan.RootElement.GetProperty("Plan");
        return new(
            plan.RootElement.GetProperty("Query Text").GetString()!,
            top.GetProperty("Shared Hit Blocks").GetInt64() + top.GetProperty("Shared Read Blocks").GetInt64(),
            double.Parse(found.Groups["took"].Value, CultureInfo.InvariantCulture),
            Short(top));
    }

    // Limit(Nested Loop(Index Scan ix_conversations_queue 51 rows, Seq Scan AspNetUsers 60 rows))
    private static string Short(JsonElement node)
    {
        var name = new[] { "Index Name", "Relation Name" }.Select(key => node.TryGetProperty(key, out var value) ? $" {value}" : null).FirstOrDefault(found => found is not null);
        var rows = node.TryGetProperty("Actual Rows", out var actual) ? $" {actual} rows" : "";
        var under = node.TryGetProperty("Plans", out var plans) ? $"({string.Join(", ", plans.EnumerateArray().Select(Short))})" : "";
        return $"{node.GetProperty("Node Type").GetString()}{name}{(under == "" ? rows : "")}{under}";
    }

    [GeneratedRegex(@"duration: (?<took>[0-9.]+) ms  plan:\n(?<plan>(\t.*\n)+)")]
    private static partial Regex Plan();
}
