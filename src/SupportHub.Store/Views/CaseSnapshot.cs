using SupportHub.Domain.Cases;
using SupportHub.Store.Events;
using SupportHub.Store.Rows;

namespace SupportHub.Store.Views;

/// <summary>
/// A case's folded state in Marten's document format (table <c>mt_doc_case</c>), always at its stream's version: other programs read a case
/// there, and we load one, without its events.
/// </summary>
internal sealed record CaseSnapshot(Guid Id, long Version, Case State)
{
    public const string Load = "SELECT data, mt_version FROM mt_doc_case WHERE id = $1";

    public static readonly RowsStatement<CaseSnapshot> Upsert = new RowsStatement<CaseSnapshot>("""
        INSERT INTO mt_doc_case ({columns}) SELECT {columns} FROM {rows}
        ON CONFLICT (id) DO UPDATE SET
            data = excluded.data, mt_last_modified = transaction_timestamp(), mt_dotnet_type = excluded.mt_dotnet_type, mt_version = excluded.mt_version
        """, "mt_doc_case")
        // A document holds its id; our state, which is folded from a stream, does not.
        .Uuid("id", r => r.Id).Json("data", r => $"{{\"Id\":\"{r.Id}\",{EventTypes.Write(r.State)[1..]}")
        .Text("mt_dotnet_type", _ => typeof(Case).FullName).Big("mt_version", r => r.Version);
}
