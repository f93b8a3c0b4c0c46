using Microsoft.AspNetCore.Components;
using SupportHub.Web.Access;

namespace SupportHub.Web.Inbox;

/// <summary>The desk: queue, conversation, side panel. What it shows stands in the URL.</summary>
public sealed partial class InboxPage(CurrentStaff staff)
{
    private QueueFilter _filter = QueueFilter.From(null, null);
    private Staff? _me;

    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    private string? View { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    protected override async Task OnInitializedAsync() => _me = await staff.Get();

    protected override void OnParametersSet() => _filter = QueueFilter.From(View, Search);
}
