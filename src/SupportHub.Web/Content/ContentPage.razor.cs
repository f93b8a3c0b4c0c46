using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportHub.Web.Access;
using SupportHub.Web.BotRelay;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Content;

/// <summary>For editors and administrators: what is live, what stands in the folder, and the button between them.</summary>
public sealed partial class ContentPage(LiveContent live, LiveBot bot, LiveFacts facts, ContentDesk desk, CurrentStaff current)
{
    private const int Shown = 10;

    private IReadOnlyList<PublicationRow> _rows = [];

    [Inject]
    private ReaderZone Zone { get; set; } = default!;

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    private PublicationRow? Published => _rows.FirstOrDefault(row => row.Id == live.Publication?.Id);

    protected override async Task OnInitializedAsync()
    {
        desk.Changed += Draw;
        // Another node publishes, or somebody saves a file, and no event tells of it.
        Tick(Read);
        await InTurn(Read);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && await Zone.Ask()) StateHasChanged();
    }

    protected override void Dispose(bool disposing)
    {
        desk.Changed -= Draw;
        base.Dispose(disposing);
    }

    private async Task Read()
    {
        desk.Look();
        _rows = await facts.Publications(Shown, Gone);
    }

    private async Task Publish() => desk.Begin((await current.Get()).Id);

    private void Draw() => _ = InvokeAsync(async () =>
    {
        await InTurn(Read);
        StateHasChanged();
    });

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);
}
