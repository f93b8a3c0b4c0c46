using Microsoft.AspNetCore.Components;
using SupportHub.Domain;
using SupportHub.Web.Access;
using SupportHub.Web.Cases;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Liaison;

/// <summary>One escalation as its county sees it: what is needed, by when, and what the county does about it.</summary>
public sealed partial class LiaisonCasePage(CaseDoor door, CurrentStaff staff, NavigationManager navigation)
{
    private CaseSummary? _case;
    private Story? _story;
    private Staff? _me;
    private Refusal? _refusal;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private ReaderZone Zone { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _me = await staff.Get();
        // While the page is prerendered only the door is tried, so that a 404 is a 404 and one reading is one entry of the audit.
        if (!RendererInfo.IsInteractive)
        {
            if (!await door.Opens(Id, _me, Gone)) navigation.NotFound();
            return;
        }
        Follow(happened => happened.StreamId == Id, Again);
        Tick();
        await InTurn(async () => Show(await door.Open(Id, _me, Gone)));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && await Zone.Ask()) StateHasChanged();
    }

    private async Task Again()
    {
        if (await staff.Find() is { } me) Show(await door.Again(Id, me, Gone));
    }

    private void Show((CaseSummary Case, Story Story)? opened)
    {
        if (opened is var (found, story)) (_case, _story) = (found, story);
        else navigation.NotFound();
    }
}
