using Dapper;
using Npgsql;
using SupportHub.Domain.Languages;

namespace SupportHub.Store.Records;

/// <summary>
/// A number of ours (E.164, or a short code) that clients text to. <see cref="Name"/> is what staff call it. <see cref="CarrierAnswers"/>: the
/// carrier itself confirms STOP and START and answers HELP on it, in English, as Twilio does unless it is told not to. <see cref="Service"/>: the
/// <see cref="MessagingService"/> whose rate it shares.
/// </summary>
public sealed record HubNumber(
    string Number, string? Program, string? State, Language DefaultLanguage, string Name = "", bool CarrierAnswers = true, string? Service = null);

public sealed class HubNumbers(NpgsqlDataSource database, Audit audit)
{
    private const string Columns = "number, program, state, default_language, name, carrier_answers, service";

    public async Task<HubNumber?> ByNumber(string number, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<HubNumber>(new CommandDefinition(
            $"SELECT {Columns} FROM hub_numbers WHERE number = @number", new { number }, cancellationToken: ct));
    }

    public async Task<IReadOnlyList<HubNumber>> All(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<HubNumber>(new CommandDefinition($"SELECT {Columns} FROM hub_numbers ORDER BY number", cancellationToken: ct))).AsList();
    }

    /// <summary>Adds or changes a number. <paramref name="by"/>: of the staff; null from the program itself.</summary>
    public async Task Save(HubNumber number, Guid? by, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var isNew = await connection.ExecuteScalarAsync<bool>(new CommandDefinition("""
            INSERT INTO hub_numbers (number, program, state, default_language, name, carrier_answers, service)
            VALUES (@Number, @Program, @State, @DefaultLanguage, @Name, @CarrierAnswers, @Service)
            ON CONFLICT (number) DO UPDATE SET
                program = excluded.program, state = excluded.state, default_language = excluded.default_language, name = excluded.name,
                carrier_answers = excluded.carrier_answers, service = excluded.service
            RETURNING xmax = 0
            """, number, transaction, cancellationToken: ct));
        // What it had of another service's rate is no part of this one's.
        await connection.ExecuteAsync(new CommandDefinition("UPDATE paces SET turn = 0 WHERE key = @Number", number, transaction, cancellationToken: ct));
        await audit.Write(
            transaction, by, isNew ? "number-added" : "number-changed", $"number:{number.Number}",
            new { number.Name, number.Program, number.State, Language = number.DefaultLanguage.ToString(), number.CarrierAnswers, number.Service }, ct);
        await transaction.CommitAsync(ct);
    }
}
