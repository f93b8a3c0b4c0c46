using Microsoft.AspNetCore.Components;
using SupportHub.Store.Readers;
using SupportHub.Web.Access;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Operations;

/// <summary>For administrators: how what works behind the screens stands, and what they can tell it. Live.</summary>
public sealed partial class OperationsPage(ReaderDesk readers, ReaderWatch watch, Rebuilds rebuilds, CurrentStaff current)
{
    private IReadOnlyList<ReaderState>? _readers;
    private string _said = "";

    [Inject]
    private ReaderZone Zone { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Follow(_ => true, Read);
        // A reader that is parked, or a node that takes over, makes no event.
        watch.Changed += Draw;
        Tick(Read);
        await InTurn(Read);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && await Zone.Ask()) StateHasChanged();
    }

    protected override void Dispose(bool disposing)
    {
        watch.Changed -= Draw;
        base.Dispose(disposing);
    }

    private async Task Read() => _readers = await readers.All(Gone);

    private Task Retry(ReaderState reader) => Tell(
        async me => await readers.Retry(reader.Name, reader.ParkedPosition ?? 0, me, Gone), W["It tries that event again."]);

    private Task Skip(ReaderState reader, string reason) => Tell(
        async me => await readers.Skip(reader.Name, reader.ParkedPosition ?? 0, me, reason, Gone), W["It goes on behind that event."]);

    private Task Rebuild(ReaderState reader) => Tell(
        async me =>
        {
            await rebuilds.Begin(reader.Name, me, Gone);
            return true;
        }, W["It is made anew. What is shown stays until that is done."]);

    private async Task Tell(Func<Guid, Task<bool>> tell, string done)
    {
        _said = await tell((await current.Get()).Id) ? done : W["Somebody was faster: it no longer waits there."];
        await watch.Look(Gone);
        await InTurn(Read);
    }

    private void Draw() => _ = InvokeAsync(async () =>
    {
        await InTurn(Read);
        StateHasChanged();
    });
}
