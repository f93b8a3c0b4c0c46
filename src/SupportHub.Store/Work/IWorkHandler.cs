namespace SupportHub.Store.Work;

/// <summary>
/// Does the work of one kind. Throwing means: again later, and after some tries parked for a person. Called for one conversation's items
/// in their order, one at a time; it may be called again for an item whose earlier try was cut off.
/// </summary>
public interface IWorkHandler
{
    string Kind { get; }

    /// <summary>Until it completes, work of this kind is left for later or for another node: what a handler must first make must not hold up the rest.</summary>
    Task Ready => Task.CompletedTask;

    Task Handle(WorkItem item, CancellationToken ct);

    /// <summary>The item now waits for a person: makes that visible where the work is missed. May be called again.</summary>
    Task Waits(WorkItem item, CancellationToken ct) => Task.CompletedTask;

    /// <summary>A person cancelled the item: makes that visible. May be called again; <see cref="Handle"/> is not.</summary>
    Task Cancelled(WorkItem item, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>Thrown by a handler when trying again cannot help: the item is parked at once, with this reason (no personal data in it).</summary>
public sealed class CannotBeDone(string reason) : Exception(reason);

/// <summary>
/// Thrown by a handler that cannot know yet whether an earlier try had its effect: the item comes back after the wait, and the looks
/// count as no tries. What was seen is kept in the statement that sets the wait, so that no kill makes a look count twice.
/// </summary>
public sealed class NotYet(TimeSpan wait, int looks, DateTimeOffset? settleBy, string reason) : Exception(reason)
{
    public TimeSpan Wait => wait;

    /// <summary>See <see cref="WorkItem.Looks"/>.</summary>
    public int Looks => looks;

    public DateTimeOffset? SettleBy => settleBy;
}

/// <summary>Another node has the item by now: this one must not go on with it.</summary>
public sealed class LeaseLost(long item) : Exception($"Work item {item} is another node's by now.");
