using Microsoft.AspNetCore.Components;
using SupportHub.Domain.Cases;
using SupportHub.Web.Access;
using SupportHub.Web.Cases;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Liaison;

/// <summary>The escalations of the liaison's counties, the promise that ends first on top, live.</summary>
public sealed partial class LiaisonPage(CaseDoor door, CurrentStaff staff)
{
    private IReadOnlyList<CaseSummary>? _cases;
    private Staff? _me;
    private bool? _shown;
    private string? _news;

    [SupplyParameterFromQuery(Name = "view")]
    private string? View { get; set; }

    private bool Closed => View == "closed";

    protected override async Task OnInitializedAsync()
    {
        Follow(happened => happened.Data is CaseEvent, Reload);
        Tick();
        _me = await staff.Get();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_me is null || _shown == Closed) return;
        (_shown, _news) = (Closed, null);
        await InTurn(Read);
    }

    private async Task Read()
    {
        // Asked anew each time: the session may have ended, or its counties changed.
        if (await staff.Find() is not { } me) return;
        _cases = await door.List(Closed, me, Gone);
    }

    private async Task Reload()
    {
        var known = _cases?.Select(found => found.Id).ToHashSet();
        await Read();
        if (known is not null && _cases!.FirstOrDefault(found => !known.Contains(found.Id)) is { } fresh)
            _news = W["New: case {0}, {1}", W.Number(fresh.CaseNumber), fresh.Reason is { } reason ? W.Reason(reason) : ""];
    }
}
