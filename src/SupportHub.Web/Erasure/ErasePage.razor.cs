using Microsoft.AspNetCore.Components;
using SupportHub.Domain;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Erasure;
using SupportHub.Web.Access;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Erasure;

/// <summary>For administrators: erases one client, after saying what goes, what stays and that it is for good.</summary>
public sealed partial class ErasePage(Eraser eraser, CurrentStaff current, NavigationManager navigation)
{
    private ErasureScope? _scope;
    private ErasureResult? _done;
    private Refusal? _refusal;
    private string _reason = "";
    private bool _sure;
    private bool _erasing;
    private bool _focus;
    private ElementReference _title;

    [Parameter]
    public Guid Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _scope = await eraser.Scope(Id, CancellationToken.None);
        if (_scope is null) navigation.NotFound();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus) return;
        _focus = false;
        // The form is gone, and with it the place of the keyboard and of a screen reader.
        await _title.FocusAsync();
    }

    private async Task Erase()
    {
        if (_erasing || !_sure) return;
        _erasing = true;
        try
        {
            var result = await eraser.Erase(Id, (await current.Get()).Id, _reason, CancellationToken.None);
            _refusal = result.Refusal;
            if (_refusal is null) (_done, _focus) = (result, true);
        }
        finally
        {
            _erasing = false;
        }
    }

    private string Who(ErasureScope scope) => W.Client(scope.Name, scope.Channel ?? Channel.WebChat, scope.Address ?? "", scope.Newest ?? scope.ContactId);

    private string Conversations(int count) => W.Count(count, "1 conversation", "{0} conversations");

    private string Cases(int count) => W.Count(count, "1 case", "{0} cases");
}
