using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace SupportHub.Store.Rows;

/// <summary>
/// One statement that writes any number of rows: every column travels as one array, so that PostgreSQL starts it once however many messages
/// are committed together. A single row travels as plain values, since to unfold arrays costs as much as ten rows do. The same columns are
/// copied in bulk when a table is made anew.
/// </summary>
/// <param name="sql">The statement; <c>{rows}</c> stands for the rows under the name <c>r</c>, <c>{columns}</c> for their names.</param>
/// <param name="table">The table, where rows can also be copied into one that is made anew.</param>
internal sealed class RowsStatement<TRow>(string sql, string? table = null)
{
    private readonly List<IColumn> _columns = [];
    private string? _forOne;
    private string? _forMany;

    public RowsStatement<TRow> Uuid(string name, Func<TRow, Guid> value) => With(name, NpgsqlDbType.Uuid, value);

    public RowsStatement<TRow> Uuid(string name, Func<TRow, Guid?> value) => With(name, NpgsqlDbType.Uuid, value);

    public RowsStatement<TRow> Int(string name, Func<TRow, int> value) => With(name, NpgsqlDbType.Integer, value);

    public RowsStatement<TRow> Int(string name, Func<TRow, int?> value) => With(name, NpgsqlDbType.Integer, value);

    /// <summary>An enumeration, by its number.</summary>
    public RowsStatement<TRow> Number<TEnum>(string name, Func<TRow, TEnum> value) where TEnum : struct, Enum =>
        Int(name, row => Convert.ToInt32(value(row), CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Number{TEnum}(string, Func{TRow, TEnum})"/>
    public RowsStatement<TRow> Number<TEnum>(string name, Func<TRow, TEnum?> value) where TEnum : struct, Enum =>
        Int(name, row => value(row) is { } number ? Convert.ToInt32(number, CultureInfo.InvariantCulture) : null);

    public RowsStatement<TRow> Big(string name, Func<TRow, long> value) => With(name, NpgsqlDbType.Bigint, value);

    public RowsStatement<TRow> Bool(string name, Func<TRow, bool> value) => With(name, NpgsqlDbType.Boolean, value);

    public RowsStatement<TRow> Text(string name, Func<TRow, string?> value) => With(name, NpgsqlDbType.Text, row => value(row)?.Storable());

    public RowsStatement<TRow> Json(string name, Func<TRow, string?> value) => With(name, NpgsqlDbType.Jsonb, value);

    public RowsStatement<TRow> Time(string name, Func<TRow, DateTimeOffset> value) => With(name, NpgsqlDbType.TimestampTz, row => value(row).ToUniversalTime());

    public RowsStatement<TRow> Time(string name, Func<TRow, DateTimeOffset?> value) => With(name, NpgsqlDbType.TimestampTz, row => value(row)?.ToUniversalTime());

    /// <summary>The statement for these rows. Parameters of its own come after the columns'.</summary>
    public NpgsqlBatchCommand Command(IReadOnlyList<TRow> rows, params ReadOnlySpan<NpgsqlParameter> more)
    {
        var command = rows.Count == 1
            ? new NpgsqlBatchCommand(_forOne ??= Compose($"(VALUES ({Numbers()}))"))
            : new NpgsqlBatchCommand(_forMany ??= Compose($"unnest({Numbers()})"));
        foreach (var column in _columns) command.Parameters.Add(rows.Count == 1 ? column.Value(rows[0]) : column.Array(rows));
        foreach (var parameter in more) command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>Copies rows into the table, past the statement and its conflicts.</summary>
    public async Task Copy(NpgsqlConnection connection, IReadOnlyCollection<TRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0 || table is null) return;
        await using var importer = await connection.BeginBinaryImportAsync($"COPY {table} ({Names()}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await importer.StartRowAsync(ct);
            foreach (var column in _columns) await column.Write(importer, row, ct);
        }
        await importer.CompleteAsync(ct);
    }

    private RowsStatement<TRow> With<T>(string name, NpgsqlDbType type, Func<TRow, T> value)
    {
        _columns.Add(new Column<T>(name, type, value));
        return this;
    }

    private string Compose(string rows) => sql
        .Replace("{rows}", $"{rows} AS r ({Names()})", StringComparison.Ordinal)
        .Replace("{columns}", Names(), StringComparison.Ordinal);

    private string Numbers() => string.Join(", ", _columns.Select((_, i) => $"${i + 1}"));

    private string Names() => string.Join(", ", _columns.Select(column => column.Name));

    private interface IColumn
    {
        string Name { get; }

        NpgsqlParameter Value(TRow row);

        NpgsqlParameter Array(IReadOnlyList<TRow> rows);

        Task Write(NpgsqlBinaryImporter importer, TRow row, CancellationToken ct);
    }

    private sealed class Column<T>(string name, NpgsqlDbType type, Func<TRow, T> value) : IColumn
    {
        public string Name => name;

        public NpgsqlParameter Value(TRow row) => new() { NpgsqlDbType = type, Value = (object?)value(row) ?? DBNull.Value };

        public NpgsqlParameter Array(IReadOnlyList<TRow> rows)
        {
            var values = new T[rows.Count];
            for (var i = 0; i < values.Length; i++) values[i] = value(rows[i]);
            return new NpgsqlParameter<T[]> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = values };
        }

        public Task Write(NpgsqlBinaryImporter importer, TRow row, CancellationToken ct) => importer.WriteAsync(value(row), type, ct);
    }
}
