using SupportHub.Domain;
using SupportHub.Store.Events;

namespace SupportHub.Web.Inbox;

/// <summary>Several people may act on one thing at once: who loses three times running reads a sentence, and sees how things stand.</summary>
public static class Stale
{
    public static readonly Refusal ChangedMeanwhile = new("changed-meanwhile");

    public static async Task<Refusal?> Guard(Func<Task<Refusal?>> action)
    {
        try
        {
            return await action();
        }
        catch (ConcurrencyConflict)
        {
            return ChangedMeanwhile;
        }
    }
}
