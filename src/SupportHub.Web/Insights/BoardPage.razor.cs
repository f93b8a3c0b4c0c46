using Microsoft.AspNetCore.Components;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Web.Conversations;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Insights;

/// <summary>For supervisors: who waits, who works, which promises run out, what got stuck. Live.</summary>
public sealed partial class BoardPage(BoardQuery board, MeasureQuery measures, DeskHours desk)
{
    // Long enough before its end that somebody can still keep a promise.
    private static readonly TimeSpan s_soon = TimeSpan.FromMinutes(30);

    private Board? _board;
    private IReadOnlyList<MeasureRow> _days = [];

    [Inject]
    private ReaderZone Zone { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Follow(happened => happened.Data is ConversationEvent or CaseEvent, Read);
        // Work that is parked and promises that run out make no event: time brings them.
        Tick(Read);
        await InTurn(Read);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && await Zone.Ask()) StateHasChanged();
    }

    private async Task Read()
    {
        _days = await measures.Read(Gone);
        _board = await board.Read(Now + s_soon, Gone);
    }
}
