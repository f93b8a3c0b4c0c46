using Npgsql;

namespace SupportHub.Store.Rows;

/// <summary>Rows that wait to be written by one statement.</summary>
internal sealed class Rows<TRow>(RowsStatement<TRow> statement) : IRows
{
    private readonly List<TRow> _rows = [];

    public IReadOnlyList<TRow> All => _rows;

    public void Add(TRow row) => _rows.Add(row);

    public void Replace(int index, TRow row) => _rows[index] = row;

    void IRows.AddAll(IRows other) => _rows.AddRange(((Rows<TRow>)other)._rows);

    Task IRows.Copy(NpgsqlConnection connection, CancellationToken ct) => statement.Copy(connection, _rows, ct);

    NpgsqlBatchCommand? IRows.Command() => _rows.Count == 0 ? null : statement.Command(_rows);
}

/// <summary>Rows of some kind: what a commit needs to know of them.</summary>
internal interface IRows
{
    void AddAll(IRows other);

    /// <summary>Null when there is nothing to write.</summary>
    NpgsqlBatchCommand? Command();

    /// <summary>Copies them, where they are rows of a table of their own.</summary>
    Task Copy(NpgsqlConnection connection, CancellationToken ct);
}
