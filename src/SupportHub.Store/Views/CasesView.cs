using SupportHub.Domain.Cases;
using SupportHub.Store.Events;

namespace SupportHub.Store.Views;

/// <summary>The row of table <c>cases</c>, and the promise shown on the row of the conversation it was made in.</summary>
internal static class CasesView
{
    public static void Follow(Change<Case, CaseEvent> change, Writes writes)
    {
        Rows(change, writes);
        foreach (var promise in Promises(change)) writes.Promises.Add(promise);
    }

    public static void Rows(Change<Case, CaseEvent> change, Writes writes)
    {
        if (!change.After.Opened) return;
        writes.Cases.Add(new(change.Id, change.Version, change.After, change.Steps[^1].Event.At));
        writes.CaseSnapshots.Add(new(change.Id, change.Version, change.After));
    }

    /// <summary>What each conversation that asked is to show in the end.</summary>
    public static IEnumerable<PromiseRow> Promises(Change<Case, CaseEvent> change)
    {
        var last = new Dictionary<Guid, PromiseRow>();
        foreach (var (_, happened, state) in change.Steps)
            if (state.Escalation is { } escalation)
                last[escalation.ConversationId] = new(escalation.ConversationId, escalation.PromisedBy, escalation.Status, happened.At);
        return last.Values;
    }
}
