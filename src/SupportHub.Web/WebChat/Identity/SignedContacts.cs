using Dapper;
using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Web.Clients;

namespace SupportHub.Web.WebChat.Identity;

/// <summary>Contacts whom somebody vouched for, and what they said before anybody did.</summary>
internal sealed class SignedContacts(NpgsqlDataSource database, EventStore log, OneConversation one, TimeProvider clock)
{
    /// <summary>
    /// Until then what was said on this browser is taken as theirs. Later it may be somebody else's who used it before: it stays where it is. So does
    /// what was said in several sittings, with a longer silence between.
    /// </summary>
    public static readonly TimeSpan JustNow = TimeSpan.FromHours(1);

    private static readonly Act s_contact = new("contact");

    /// <summary>A site signed for this contact just now.</summary>
    public async Task Note(Guid contact, Guid site, string? name, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE contacts SET verified_site = @site, verified_at = @now, name = COALESCE(@name, name) WHERE id = @contact",
            new { contact, site, name, now = clock.GetUtcNow() }, cancellationToken: ct));
    }

    /// <summary>
    /// What <paramref name="unknown"/> said in the chat just now is <paramref name="known"/>'s: it becomes their conversation, or ends in favour of
    /// the one they have open. Nothing of somebody who is known already is taken.
    /// </summary>
    public async Task Join(Guid unknown, Guid known, CancellationToken ct)
    {
        if (unknown == known) return;
        const string sql = """
            SELECT v.id FROM conversations v JOIN contacts c ON c.id = v.contact_id
            WHERE c.id = @unknown AND c.verified_site IS NULL AND v.channel = 0 AND NOT v.resolved
              AND EXISTS (SELECT FROM messages m WHERE m.conversation_id = v.id AND m.author = 0 AND m.at > @since)
              AND NOT EXISTS (
                  SELECT FROM (SELECT m.at - lag(m.at) OVER (ORDER BY m.at) AS silence FROM messages m WHERE m.conversation_id = v.id AND m.author = 0) said
                  WHERE said.silence > @JustNow)
              AND NOT EXISTS (SELECT FROM contact_addresses a WHERE a.contact_id = c.id AND a.channel = 1)
            """;
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await connection.QueryFirstOrDefaultAsync<Guid?>(new CommandDefinition(
                sql, new { unknown, JustNow, since = clock.GetUtcNow() - JustNow }, cancellationToken: ct)) is not { } here) return;
        var there = await connection.QueryFirstOrDefaultAsync<Guid?>(new CommandDefinition(
            "SELECT id FROM conversations WHERE contact_id = @known AND NOT resolved ORDER BY channel <> 0, last_at DESC LIMIT 1", new { known }, cancellationToken: ct));
        var said = (await log.Conversations.Load(here, ct))!.State;
        await one.Make(
            known, there ?? here, there is null ? [] : [here],
            [
                c => c.Refile(known, null, clock.GetUtcNow()),
                // They look for the answer where they asked.
                c => said.Unanswered.IsEmpty || c.Via is not null ? [] : c.MoveTo(Channel.WebChat, said.Address, said.HubAddress, clock.GetUtcNow()),
            ],
            _ => Task.CompletedTask, s_contact, ct);
    }
}
