using Dapper;
using Npgsql;
using SupportHub.Domain.Contacts;
using SupportHub.Store.Records;
using SupportHub.Web.Access;

namespace SupportHub.Web.Liaison;

/// <summary>Shows a client's phone number to the liaison who is going to call. Nobody sees it without asking, and the asking is audited.</summary>
public sealed class RevealPhone(CaseDoor door, NpgsqlDataSource database, Audit audit)
{
    // A client of the chat may have texted us before.
    private const string PhoneSql = """
        SELECT a.address FROM cases s JOIN contact_addresses a ON a.contact_id = s.contact_id AND a.channel = 1 WHERE s.id = @caseId LIMIT 1
        """;

    /// <summary>The number as people read it; "" when the client left none, null when there is no such case for this person.</summary>
    public async Task<string?> Run(Guid caseId, Staff liaison, CancellationToken ct)
    {
        if (!await door.Opens(caseId, liaison, ct)) return null;
        await audit.Write(liaison.Id, "client-phone-revealed", $"case:{caseId}", null, ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        var address = await connection.QueryFirstOrDefaultAsync<string>(new CommandDefinition(PhoneSql, new { caseId }, cancellationToken: ct));
        return address is null ? "" : PhoneNumber.Display(address);
    }
}
