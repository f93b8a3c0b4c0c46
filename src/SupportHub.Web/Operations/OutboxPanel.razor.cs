using Microsoft.AspNetCore.Components;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Work;
using SupportHub.Web.Access;
using SupportHub.Web.Inbox;
using SupportHub.Web.Insights;

namespace SupportHub.Web.Operations;

/// <summary>For administrators: work that was parked, or held after a restore, and what they do about it. Every act is on the record.</summary>
public sealed partial class OutboxPanel(WaitingWork work, CurrentStaff current)
{
    private const int Page = 50;

    private IReadOnlyList<WaitingItem> _items = [];
    private WorkCounts _counts = new(0, 0, 0);
    private long? _cancelling;
    private string _reason = "";
    private string _said = "";

    [Inject]
    private ReaderZone Zone { get; set; } = default!;

    private string Standing => _counts switch
    {
        { Parked: 0, Held: 0 } => W["Nothing is stuck."],
        _ => W["{0} stuck, {1} held after a restore.", _counts.Parked, _counts.Held],
    };

    protected override async Task OnInitializedAsync()
    {
        // That a text waits is an event of its conversation; other work and the passing of time bring none.
        Follow(happened => happened.Data is DeliveryReported { Status: DeliveryStatus.Stuck or DeliveryStatus.Cancelled or DeliveryStatus.Queued }, Read);
        Tick(Read);
        await InTurn(Read);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && await Zone.Ask()) StateHasChanged();
    }

    private async Task Read()
    {
        _items = await work.List(Page, Gone);
        _counts = await work.Count(Gone);
    }

    // Two pieces of work of one kind must not sound alike.
    private string NameOf(WaitingItem item) => W["{0}, number {1}", W.Work(item.Kind), item.Id];

    private void Begin(WaitingItem item) => (_cancelling, _reason, _said) = (item.Id, "", "");

    private async Task Retry(WaitingItem item) => await Done(await work.Retry(item.Id, await Me(), Gone), W["It is tried again."]);

    private async Task Release(WaitingItem item) => await Done(await work.Release(item.Id, await Me(), Gone), W["It goes on."]);

    private async Task ReleaseAll() => await Done(await work.ReleaseAll(await Me(), Gone) > 0, W["All that was held goes on."]);

    private async Task Cancel(WaitingItem item)
    {
        if (string.IsNullOrWhiteSpace(_reason)) return;
        await Done(await work.Cancel(item.Id, await Me(), _reason.Trim(), Gone), W["It is cancelled."]);
        _cancelling = null;
    }

    private async Task Done(bool done, string said)
    {
        _said = done ? said : W["Somebody was faster: it no longer waits."];
        await InTurn(Read);
    }

    private async Task<Guid> Me() => (await current.Get()).Id;
}
