using Microsoft.AspNetCore.Components;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Web.Access;

namespace SupportHub.Web.Inbox;

/// <summary>The queue, in the order in which people need help. It follows the log; what arrives is announced, and the focus stays where it is.</summary>
public sealed partial class QueuePane(QueueQuery queue, NavigationManager navigation)
{
    private List<QueueRow>? _rows;
    private QueueFilter? _shown;
    private bool _more;
    private string? _typed;
    private string? _news;

    [Parameter, EditorRequired]
    public QueueFilter Filter { get; set; } = default!;

    [Parameter, EditorRequired]
    public Staff Me { get; set; } = default!;

    [Parameter]
    public Guid? Selected { get; set; }

    [Inject]
    private ReaderZone Zone { get; set; } = default!;

    // The tab in the browser tells how many wait, also while another page is in front.
    private string Title => Filter.View == QueueView.Waiting && _rows is { Count: > 0 } rows
        ? $"({rows.Count}{(_more ? "+" : "")}) {W["Inbox"]} · SupportHub"
        : $"{W["Inbox"]} · SupportHub";

    protected override void OnInitialized()
    {
        Follow(happened => happened.Data is ConversationEvent or CaseEvent, Reload);
        // A promise that runs out makes no event: time brings it.
        Tick(Reload);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && await Zone.Ask()) StateHasChanged();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Filter) return;
        (_shown, _typed, _news) = (Filter, Filter.Search, null);
        _rows = null;
        await InTurn(() => Read(QueueQuery.PageSize));
    }

    private async Task Reload()
    {
        var (filter, known) = (Filter, _rows?.Select(row => row.Id).ToHashSet());
        await Read(Math.Max(_rows?.Count ?? 0, QueueQuery.PageSize));
        if (known is null || filter != Filter || _rows?.Find(row => !known.Contains(row.Id)) is not { } fresh) return;
        _news = W["New in {0}: {1}, {2}", W.View(Filter.View), W.Client(fresh.Name, fresh.Channel, fresh.Address, fresh.Id), W.Why(fresh, Now)];
    }

    private async Task Read(int size)
    {
        var filter = Filter;
        // One more than is shown tells whether there is more, without counting.
        var rows = (await queue.Page(filter, Me.Id, null, size + 1, Gone)).ToList();
        if (filter == Filter) Show(rows, size);
    }

    private Task ShowMore() => InTurn(async () =>
    {
        if (_rows is not { Count: > 0 } rows) return;
        var next = await queue.Page(Filter, Me.Id, rows[^1], QueueQuery.PageSize + 1, Gone);
        Show([.. rows, .. next], rows.Count + QueueQuery.PageSize);
    });

    private void Show(List<QueueRow> rows, int size)
    {
        _more = rows.Count > size;
        _rows = _more ? rows[..size] : rows;
    }

    private void Find() => navigation.NavigateTo(QueueFilter.From(Filter.View.ToString(), _typed).Href(Selected));
}
