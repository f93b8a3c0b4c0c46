using Dapper;
using Npgsql;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;

namespace SupportHub.Store.Records;

/// <summary>Somebody who writes from a phone.</summary>
public sealed record PhonePerson(Guid Id, string? Name);

/// <summary>A line of a contact's consent: what changed, when, how, in which words, by whom (<c>contact</c>, <c>staff:&lt;guid&gt;</c>, the carrier).</summary>
public sealed record ConsentLine(bool OptedOut, DateTimeOffset At, ConsentHow How, string Wording, string By, string? Staff);

/// <summary>What staff know of a contact beside what was said. <see cref="Phones"/> are in E.164.</summary>
public sealed record ContactCard(
    Contact Contact, IReadOnlyList<string> Phones, IReadOnlyList<PhonePerson> SamePhone, IReadOnlyList<ConsentLine> Consent);

/// <summary>What staff write down of a contact. Every change is in the audit, without the client's words.</summary>
public sealed class ContactBook(NpgsqlDataSource database, Audit audit)
{
    private const int Sms = (int)Channel.Sms;

    /// <summary>Null when there is no such contact (any more).</summary>
    public async Task<ContactCard?> Card(Guid contact, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await connection.QuerySingleOrDefaultAsync<Contact>($"SELECT {Contacts.Columns} FROM contacts c WHERE c.id = @contact", new { contact }) is not { } found) return null;
        var phones = await connection.QueryAsync<string>(
            "SELECT address FROM contact_addresses WHERE contact_id = @contact AND channel = @Sms ORDER BY shared, address", new { contact, Sms });
        var people = await connection.QueryAsync<PhonePerson>("""
            SELECT DISTINCT k.id, k.name FROM contact_addresses mine
            JOIN contact_addresses theirs ON theirs.channel = mine.channel AND theirs.address = mine.address AND theirs.contact_id <> mine.contact_id
            JOIN contacts k ON k.id = theirs.contact_id
            WHERE mine.contact_id = @contact AND mine.channel = @Sms ORDER BY k.name, k.id
            """, new { contact, Sms });
        var consent = await connection.QueryAsync<ConsentLine>("""
            SELECT l.change = 0 AS opted_out, l.at, l.how, l.wording, l.by, u."DisplayName" AS staff
            FROM consent_ledger l LEFT JOIN "AspNetUsers" u ON l.by = 'staff:' || u."Id"
            WHERE l.contact_id = @contact ORDER BY l.id DESC LIMIT 50
            """, new { contact });
        return new(found, phones.AsList(), people.AsList(), consent.AsList());
    }

    /// <param name="contact">Whose.</param>
    /// <param name="name">Null or blank: not given.</param>
    /// <param name="by">Of the staff.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task Rename(Guid contact, string? name, Guid by, CancellationToken ct) => Change(
        "UPDATE contacts SET name = @name WHERE id = @contact", new { contact, name = Said(name) }, by, "contact-named", contact, null, ct);

    /// <summary>Null: it was not asked yet.</summary>
    public Task SetSafeToText(Guid contact, bool? safe, string? note, Guid by, CancellationToken ct) => Change(
        "UPDATE contacts SET safe_to_text = @safe, safe_to_text_note = @note WHERE id = @contact",
        new { contact, safe, note = Said(note) }, by, "contact-safe-to-text", contact, new { safe }, ct);

    /// <summary>The contact can be reached at this phone too (E.164); see <see cref="Contacts.Link(Guid, Channel, string, CancellationToken)"/>.</summary>
    public Task AddPhone(Guid contact, string phone, Guid by, CancellationToken ct) =>
        Change(transaction => Contacts.Link(transaction, contact, Channel.Sms, phone, ct), by, "contact-phone-added", contact, null, ct);

    /// <summary>Somebody else who writes from this phone: a new contact, with the phone's opt-out.</summary>
    public async Task<Guid> AddPerson(string phone, string? name, Language language, Guid? by, CancellationToken ct)
    {
        var contact = Guid.CreateVersion7();
        await Change("""
            INSERT INTO contacts (id, name, language, opted_out, opted_out_at)
            SELECT @contact, @name, @language, coalesce(bool_or(k.opted_out), false), max(k.opted_out_at)
            FROM contact_addresses a JOIN contacts k ON k.id = a.contact_id WHERE a.channel = @Sms AND a.address = @phone;
            INSERT INTO contact_addresses (channel, address, contact_id, shared) VALUES (@Sms, @phone, @contact, true)
            """, new { contact, phone, name = Said(name), language = (int)language, Sms }, by, "contact-added-on-phone", contact, null, ct);
        return contact;
    }

    /// <summary>Who writes from a phone.</summary>
    public async Task<IReadOnlyList<PhonePerson>> PeopleOn(string phone, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<PhonePerson>(new CommandDefinition(
            "SELECT k.id, k.name FROM contact_addresses a JOIN contacts k ON k.id = a.contact_id WHERE a.channel = @Sms AND a.address = @phone", new { Sms, phone },
            cancellationToken: ct))).AsList();
    }

    /// <summary>Whoever ever wrote from a phone, those included of whom it was never known who they are.</summary>
    public async Task<IReadOnlyList<Guid>> EverybodyOn(string phone, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<Guid>(new CommandDefinition(PhonePeople.Everybody("@phone"), new { phone }, cancellationToken: ct))).AsList();
    }

    private Task Change(string sql, object parameters, Guid? by, string action, Guid contact, object? detail, CancellationToken ct) => Change(
        transaction => transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: ct)), by, action, contact, detail, ct);

    private async Task Change(Func<NpgsqlTransaction, Task> change, Guid? by, string action, Guid contact, object? detail, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await change(transaction);
        await audit.Write(transaction, by, action, $"contact:{contact}", detail, ct);
        await transaction.CommitAsync(ct);
    }

    private static string? Said(string? written) => string.IsNullOrWhiteSpace(written) ? null : written.Trim();
}
