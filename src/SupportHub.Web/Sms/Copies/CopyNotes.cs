using Dapper;
using Npgsql;

namespace SupportHub.Web.Sms.Copies;

/// <summary>Notes texts that stand in no log, such as codes, so that the carrier's copies of them go too.</summary>
internal sealed class CopyNotes(NpgsqlDataSource database)
{
    /// <param name="sid">Twilio's id of the text.</param>
    /// <param name="due">From when on nobody needs Twilio's copy.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task Note(string sid, DateTimeOffset due, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO carrier_copies (sid, due_at, next_try_at) VALUES (@sid, @due, @due) ON CONFLICT DO NOTHING", new { sid, due }, cancellationToken: ct));
    }
}
