using Microsoft.Extensions.Hosting;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;

namespace SupportHub.Store.Erasure;

/// <summary>
/// What another node erased is dropped from this node's memory. The feed tells of it and loses nothing; an append that is decided on an older state
/// meanwhile is refused by its version. A stream that somebody began for the person in that very moment has no version to be refused by: it is
/// erased as soon as the feed brings it.
/// </summary>
internal sealed class ForgetsErased(EventFeed feed, EventStore store, Eraser eraser) : IHostedService
{
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = feed.Subscribe(Forget);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }

    private async Task Forget(IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
        {
            if (recorded.Data is ConversationErased) store.Conversations.Forget(recorded.StreamId);
            if (recorded.Data is CaseErased) store.Cases.Forget(recorded.StreamId);
        }
        await eraser.EraseBegun(
            [.. events.Select(recorded => recorded.Data).Select(Contact).OfType<Guid>()],
            [.. events.Select(recorded => recorded.Data).OfType<EscalationRaised>().Select(e => e.ConversationId)], CancellationToken.None);
    }

    private static Guid? Contact(object begun) => begun switch
    {
        ConversationStarted e => e.ContactId,
        CaseOpened e => e.ContactId,
        _ => null,
    };
}
