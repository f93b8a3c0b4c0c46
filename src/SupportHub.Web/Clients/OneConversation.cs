using Npgsql;
using SupportHub.Domain;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Web.Clients;

/// <summary>
/// A client's conversations become one, which takes over what is owed in the others: a person, and an answer to what nobody has answered. All of it
/// is one transaction: between two, it could be lost.
/// </summary>
public sealed class OneConversation(EventStore log, TimeProvider clock)
{
    private const int Tries = 3;

    /// <param name="contact">Whose they all are from then on.</param>
    /// <param name="goesOn">The one that goes on.</param>
    /// <param name="others">Those that end in its favour, unless it is over itself.</param>
    /// <param name="steps">What happens to the one that goes on, in turn: that it is theirs, before anything else.</param>
    /// <param name="beside">Rows that stand or fall with it.</param>
    /// <param name="act">On whose behalf.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="ConcurrencyConflict">Somebody was quicker, again and again.</exception>
    public async Task<Refusal?> Make(
        Guid contact, Guid goesOn, IReadOnlyList<Guid> others, IReadOnlyList<Func<Conversation, Decision<ConversationEvent>>> steps,
        Func<NpgsqlTransaction, Task> beside, Act act, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Try(contact, goesOn, others, steps, beside, act, ct);
            }
            catch (ConcurrencyConflict) when (attempt < Tries)
            {
            }
        }
    }

    private async Task<Refusal?> Try(
        Guid contact, Guid goesOn, IReadOnlyList<Guid> others, IReadOnlyList<Func<Conversation, Decision<ConversationEvent>>> steps,
        Func<NpgsqlTransaction, Task> beside, Act act, CancellationToken ct)
    {
        if (await log.Conversations.Load(goesOn, ct) is not { } before) return Refusals.NotThere;
        var now = clock.GetUtcNow();
        var ended = new List<(Guid Id, Loaded<Conversation> Was, IReadOnlyList<ConversationEvent> Events)>();
        foreach (var other in others)
            if (await log.Conversations.Load(other, ct) is { } was && was.State.Refile(contact, before.State.IsResolved ? null : goesOn, now) is { Events.Count: > 0 } ends)
                ended.Add((other, was, ends.Events));
        var decided = InTurn(before.State, [.. steps, .. ended.Select(TakeOver)]);
        if (decided.Refusal is not null) return decided.Refusal;

        return await log.Transact<Refusal?>(async transaction =>
        {
            await beside(transaction);
            // Of one contact and channel one is open: the others end first.
            foreach (var (id, was, events) in ended) await log.Conversations.AppendIn(transaction, id, was, events, act, ct);
            if (decided.Events.Count > 0) await log.Conversations.AppendIn(transaction, goesOn, before, decided.Events, act, ct);
            return null;
        }, ct);

        Func<Conversation, Decision<ConversationEvent>> TakeOver((Guid Id, Loaded<Conversation> Was, IReadOnlyList<ConversationEvent>) end) =>
            c => c.TakeOver(end.Id, end.Was.State, now);
    }

    private static Decision<ConversationEvent> InTurn(Conversation from, IEnumerable<Func<Conversation, Decision<ConversationEvent>>> steps)
    {
        var (state, events) = (from, new List<ConversationEvent>());
        foreach (var step in steps)
        {
            var decided = step(state);
            if (decided.Refusal is not null) return decided;
            events.AddRange(decided.Events);
            state = decided.Events.Aggregate(state, (before, happened) => before.Evolve(happened));
        }
        return [.. events];
    }
}
