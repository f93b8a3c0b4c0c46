using Dapper;
using SupportHub.Domain;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Web.Clients;

/// <summary>
/// Files a conversation to the one person it belongs to. Where that person has an open one already, this newer one goes on and takes over who was
/// owed a person there; both change in one transaction.
/// </summary>
public sealed class FileConversation(EventStore log, TimeProvider clock)
{
    private const string OpenSql = """
        SELECT id FROM conversations WHERE contact_id = @contact AND channel = @channel AND NOT resolved AND id <> @conversation
        """;

    /// <param name="conversation">Which.</param>
    /// <param name="contact">Whose it is.</param>
    /// <param name="reply">The client's message that said so, if one did.</param>
    /// <param name="act">On whose behalf.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="ConcurrencyConflict">Somebody was quicker.</exception>
    public async Task<Refusal?> Run(Guid conversation, Guid contact, Guid? reply, Act act, CancellationToken ct)
    {
        var loaded = await log.Conversations.Load(conversation, ct);
        if (loaded is null) return Refusals.NotThere;
        var now = clock.GetUtcNow();
        var filed = loaded.State.FileTo(contact, reply, now);
        if (filed.Refusal is not null || filed.Events.Count == 0) return filed.Refusal;

        return await log.Transact<Refusal?>(async transaction =>
        {
            var events = filed.Events.ToList();
            var open = await transaction.Connection!.QuerySingleOrDefaultAsync<Guid?>(
                OpenSql, new { contact, conversation, channel = (int)loaded.State.Channel }, transaction);
            if (open is { } other && !loaded.State.IsResolved && await log.Conversations.Load(other, ct) is { } earlier)
            {
                events.AddRange(loaded.State.TakeOver(earlier.State, now).Events);
                await log.Conversations.AppendIn(transaction, other, earlier, earlier.State.Refile(contact, conversation, now).Events, act, ct);
            }
            await log.Conversations.AppendIn(transaction, conversation, loaded, events, act, ct);
            // What came with the messages is theirs too.
            await transaction.Connection!.ExecuteAsync("UPDATE files SET contact_id = @contact WHERE conversation_id = @conversation", new { contact, conversation }, transaction);
            return null;
        }, ct);
    }
}
