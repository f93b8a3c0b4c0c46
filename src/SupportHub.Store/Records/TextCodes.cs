using Dapper;
using Npgsql;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;
using SupportHub.Store.Work;

namespace SupportHub.Store.Records;

/// <summary>What a proved phone is wanted for. Stored by number.</summary>
public enum CodePurpose
{
    /// <summary>The chat goes on by text.</summary>
    Move = 0,

    /// <summary>The phone's conversation is opened in this browser.</summary>
    Open = 1,
}

/// <summary>
/// A code that was asked for by a contact. <see cref="Sealed"/> holds the number and the code; only the program that sealed it reads them.
/// <see cref="PhoneHash"/> and <see cref="AskedFrom"/> (who asked) serve the limits alone.
/// </summary>
public sealed record TextCode(
    Guid Id, Guid ContactId, Guid SiteId, CodePurpose Purpose, Language Language, string PhoneHash, string AskedFrom, byte[] CodeHash, string Sealed,
    DateTimeOffset CreatedAt)
{
    // For Dapper, which cannot match an array with a constructor's parameter.
    private TextCode() : this(default, default, default, default, default, "", "", [], "", default) { }

    public DateTimeOffset? UsedAt { get; init; }
}

/// <summary>How many codes may be asked for in an hour, and for one number in a day.</summary>
public sealed record CodeLimits(int OfNumber, int OfNumberADay, int OfContact, int OfAddress);

/// <summary>The text that brings a code: from which of our numbers, and how many segments it has.</summary>
public sealed record CodeText(string From, int Segments);

/// <summary>The codes of the last day. Work of kind <c>send-code</c> is written with each.</summary>
public sealed class TextCodes
{
    /// <summary>The work item's kind; its payload names the code by its id, and the number it leaves from.</summary>
    public const string WorkKind = "send-code";

    private const string Columns = "id, contact_id, site_id, purpose, language, phone_hash, asked_from, code_hash, sealed, created_at, used_at";

    private readonly NpgsqlDataSource _database;
    private readonly LogSignal _signal;

    internal TextCodes(NpgsqlDataSource database, LogSignal signal) => (_database, _signal) = (database, signal);

    /// <summary>
    /// Keeps a code and the work of texting it, at the pace of the number it leaves from and before other texts; false when one of the limits is
    /// reached.
    /// </summary>
    public async Task<bool> Ask(TextCode code, CodeText text, CodeLimits limits, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Those who ask at once for the same number, or from the same place, count each other.
        foreach (var counted in (string[])[code.AskedFrom, code.PhoneHash])
            await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended(@counted, 21))", new { counted }, transaction);
        var asked = await connection.QuerySingleAsync<CodeLimits>("""
            SELECT (SELECT count(*)::int FROM text_codes WHERE phone_hash = @PhoneHash AND created_at > @hour) AS of_number,
                   (SELECT count(*)::int FROM text_codes WHERE phone_hash = @PhoneHash AND created_at > @day) AS of_number_a_day,
                   (SELECT count(*)::int FROM text_codes WHERE contact_id = @ContactId AND created_at > @hour) AS of_contact,
                   (SELECT count(*)::int FROM text_codes WHERE asked_from = @AskedFrom AND created_at > @hour) AS of_address
            """, new { code.PhoneHash, code.ContactId, code.AskedFrom, hour = code.CreatedAt.AddHours(-1), day = code.CreatedAt.AddDays(-1) }, transaction);
        if (asked.OfNumber >= limits.OfNumber || asked.OfNumberADay >= limits.OfNumberADay || asked.OfContact >= limits.OfContact || asked.OfAddress >= limits.OfAddress)
            return false;
        await connection.ExecuteAsync("""
            INSERT INTO text_codes (id, contact_id, site_id, purpose, language, phone_hash, asked_from, code_hash, sealed, created_at)
            VALUES (@Id, @ContactId, @SiteId, @Purpose, @Language, @PhoneHash, @AskedFrom, @CodeHash, @Sealed, @CreatedAt)
            """,
            new
            {
                code.Id, code.ContactId, code.SiteId, Purpose = (int)code.Purpose, Language = (int)code.Language, code.PhoneHash, code.AskedFrom, code.CodeHash,
                code.Sealed, code.CreatedAt,
            }, transaction);
        var work = WorkRow.Of(WorkKind, code.Id, new { CodeId = code.Id, text.From }) with { PaceKey = text.From, PaceUnits = text.Segments, Lane = Lane.Code };
        await using (var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { WorkRow.Insert.Command([work]), PaceRow.Know.Command([new(text.From)]) } })
            await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        _signal.Appended();
        return true;
    }

    /// <summary>Null when it is gone.</summary>
    public async Task<TextCode?> Find(Guid id, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<TextCode>(new CommandDefinition(
            $"SELECT {Columns} FROM text_codes WHERE id = @id", new { id }, cancellationToken: ct));
    }

    /// <summary>
    /// Takes one of the tries at a code, before it is compared: null when it is not this contact's, is used, is from <paramref name="since"/> or
    /// before, or was tried often enough.
    /// </summary>
    public async Task<TextCode?> Try(Guid id, Guid contact, DateTimeOffset since, int tries, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<TextCode>(new CommandDefinition($"""
            UPDATE text_codes SET tries = tries + 1
            WHERE id = @id AND contact_id = @contact AND used_at IS NULL AND created_at > @since AND tries < @tries
            RETURNING {Columns}
            """, new { id, contact, since, tries }, cancellationToken: ct));
    }

    /// <summary>Deletes those from <paramref name="before"/> or earlier, with the numbers in them: no limit counts them any more.</summary>
    public async Task Clean(DateTimeOffset before, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("DELETE FROM text_codes WHERE created_at <= @before", new { before }, cancellationToken: ct));
    }

    /// <summary>False when somebody was first: a code opens once.</summary>
    public async Task<bool> Use(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE text_codes SET used_at = @now WHERE id = @id AND used_at IS NULL", new { id, now }, cancellationToken: ct)) == 1;
    }
}
