using Microsoft.Extensions.Logging;

namespace SupportHub.Store.Work;

/// <summary>One try at one claimed item: the lease is kept while the handler runs, then what came of it is noted.</summary>
internal sealed partial class LeasedWork(WorkItem item, string holder, TimeSpan lease, WorkQueue queue, ILogger logger)
{
    private const int LongestReason = 500;

    // What a person waits to see is tried again until it is seen.
    private static readonly TimeSpan TellAgain = TimeSpan.FromSeconds(10);

    public async Task Do(IWorkHandler handler, CancellationToken stopping)
    {
        using var leased = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewing = KeepLease(leased);
        Exception? fault = null;
        try
        {
            await (item.Step switch
            {
                WorkStep.Tell => handler.Waits(item, leased.Token),
                WorkStep.Cancel => handler.Cancelled(item, leased.Token),
                _ => handler.Handle(item, leased.Token),
            });
        }
        catch (Exception thrown)
        {
            fault = thrown;
        }
        try
        {
            await leased.CancelAsync();
            await renewing;
            await queue.NotCounted(item);
            await Note(fault, stopping.IsCancellationRequested);
        }
        catch (Exception noted)
        {
            // The lease runs out and the item is done again, with its attempts counted.
            Log.CannotNote(logger, item.Id, item.Kind, noted);
        }
    }

    // What happened is noted even while the program stops: otherwise the item would be done again.
    private async Task Note(Exception? fault, bool stopping)
    {
        var attempts = item.Attempts + 1;
        if (fault is null && item.Step == WorkStep.Tell)
        {
            await queue.Told(item.Id, holder, CancellationToken.None);
        }
        else if (fault is null)
        {
            await queue.Done(item.Id, holder, CancellationToken.None);
        }
        else if (fault is OperationCanceledException && stopping)
        {
            await queue.GiveBack(item.Id, holder, TimeSpan.Zero, null, CancellationToken.None);
        }
        else if (fault is NotYet seen)
        {
            await queue.GiveBack(item.Id, holder, seen, CancellationToken.None);
        }
        else if (item.Step != WorkStep.Do)
        {
            Log.CannotTell(logger, item.Id, item.Kind, item.ConversationId, fault);
            await queue.GiveBack(item.Id, holder, TellAgain, null, CancellationToken.None);
        }
        else if (fault is CannotBeDone || attempts >= Backoff.Tries)
        {
            Log.Parked(logger, item.Id, item.Kind, item.ConversationId, attempts, fault);
            await queue.Park(item.Id, holder, Reason(fault), CancellationToken.None);
        }
        else
        {
            Log.Failed(logger, item.Id, item.Kind, item.ConversationId, attempts, fault);
            await queue.GiveBack(item.Id, holder, Backoff.After(attempts, Random.Shared.NextDouble()), Reason(fault), CancellationToken.None);
        }
    }

    private async Task KeepLease(CancellationTokenSource leased)
    {
        while (!leased.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(lease / 3, leased.Token);
                if (!await queue.Renew(item.Id, holder, lease, leased.Token)) await leased.CancelAsync();
            }
            catch (OperationCanceledException) when (leased.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                Log.CannotNote(logger, item.Id, item.Kind, fault);
            }
        }
    }

    private static string Reason(Exception fault)
    {
        var reason = $"{fault.GetType().Name}: {fault.Message}";
        return reason.Length <= LongestReason ? reason : reason[..LongestReason];
    }

    private static partial class Log
    {
        [LoggerMessage(2302, LogLevel.Warning, "Work item {Item} ({Kind}, conversation {Conversation}) failed on try {Attempts}; it is tried again")]
        public static partial void Failed(ILogger logger, long item, string kind, Guid conversation, int attempts, Exception fault);

        [LoggerMessage(2303, LogLevel.Error, "Work item {Item} ({Kind}, conversation {Conversation}) is parked after {Attempts} tries")]
        public static partial void Parked(ILogger logger, long item, string kind, Guid conversation, int attempts, Exception fault);

        [LoggerMessage(2306, LogLevel.Warning, "Work item {Item} ({Kind}, conversation {Conversation}) waits for a person or was cancelled, and that cannot be shown yet")]
        public static partial void CannotTell(ILogger logger, long item, string kind, Guid conversation, Exception fault);

        [LoggerMessage(2304, LogLevel.Warning, "The outcome or lease of work item {Item} ({Kind}) cannot be noted")]
        public static partial void CannotNote(ILogger logger, long item, string kind, Exception fault);
    }
}
