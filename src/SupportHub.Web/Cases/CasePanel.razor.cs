using Microsoft.AspNetCore.Components;
using SupportHub.Web.Access;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Cases;

/// <summary>The case beside its conversation. It follows the case's own stream.</summary>
public sealed partial class CasePanel(CaseQuery cases)
{
    private CaseSummary? _case;
    private bool _escalating;

    [Parameter, EditorRequired]
    public ConversationHeader Header { get; set; } = default!;

    [Parameter, EditorRequired]
    public Staff Me { get; set; } = default!;

    protected override void OnInitialized() => Follow(happened => happened.StreamId == Header.CaseId, Read);

    protected override async Task OnParametersSetAsync()
    {
        if (_case?.Id == Header.CaseId) return;
        _escalating = false;
        await InTurn(Read);
    }

    private async Task Read() => _case = Header.CaseId is { } id ? await cases.Find(id, Gone) : null;
}
