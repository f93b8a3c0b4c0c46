using Microsoft.AspNetCore.Components;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Cases;

/// <summary>One case from the client's first word to the county's last, live.</summary>
public sealed partial class CasePage(CaseQuery cases, CaseTimeline timeline, NavigationManager navigation)
{
    private CaseSummary? _case;
    private Story? _story;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private ReaderZone Zone { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Follow(happened => happened.StreamId == Id || happened.StreamId == _case?.ConversationId, Read);
        Tick();
        await InTurn(Read);
        if (_case is null) navigation.NotFound();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && await Zone.Ask()) StateHasChanged();
    }

    private async Task Read()
    {
        _case = await cases.Find(Id, Gone);
        _story = _case is null ? null : await timeline.Whole(Id, Gone);
    }
}
