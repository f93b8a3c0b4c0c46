using Dapper;
using Npgsql;

namespace SupportHub.Bench.Messages;

/// <summary>A row that something wrote, by what of it is filled.</summary>
internal sealed record RowWritten(string Table, string Columns, int Bytes);

/// <summary>Proves that both sides of a comparison do the same work: the same rows in the same tables, with the same columns filled, alike in size.</summary>
internal static class RowsWritten
{
    private const double MostApart = 0.1;

    public static async Task<IReadOnlyList<RowWritten>> ByAsync(NpgsqlDataSource database, Func<Task> write)
    {
        await using var connection = await database.OpenConnectionAsync();
        var tables = (await connection.QueryAsync<string>(
            "SELECT format('%I', relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname")).AsList();
        var before = await connection.ExecuteScalarAsync<long>("SELECT pg_current_xact_id()::text::bigint");
        await write();
        var rows = new List<RowWritten>();
        foreach (var table in tables)
            rows.AddRange(await connection.QueryAsync<RowWritten>($"""
                SELECT @table AS "table",
                    (SELECT string_agg(key, ' ' ORDER BY key) FROM jsonb_object_keys(jsonb_strip_nulls(to_jsonb(t))) key) AS columns,
                    pg_column_size(t.*) AS bytes
                FROM {table} t WHERE xmin::text::bigint > @before
                """, new { table, before }));
        return rows;
    }

    public static void MustAgree(IReadOnlyList<RowWritten> ceiling, IReadOnlyList<RowWritten> ours)
    {
        static IEnumerable<string> Filled(IEnumerable<RowWritten> rows) => rows.Select(row => $"{row.Table}: {row.Columns}").Order(StringComparer.Ordinal);
        var same = Filled(ceiling).SequenceEqual(Filled(ours));
        var (theirs, mine) = (ceiling.Sum(row => row.Bytes), ours.Sum(row => row.Bytes));
        if (!same || Math.Abs(theirs - mine) > MostApart * mine)
            throw new CannotRun(
                $"Ceilings/message.sql no longer writes what an append writes.{Environment.NewLine}It, {theirs} bytes:{Lines(ceiling)}{Environment.NewLine}Ours, {mine} bytes:{Lines(ours)}");
    }

    private static string Lines(IReadOnlyList<RowWritten> rows) => string.Concat(rows.Select(row => $"{Environment.NewLine}  {row.Table} ({row.Bytes}): {row.Columns}"));
}
