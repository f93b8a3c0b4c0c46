using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using SupportHub.Domain;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Languages;
using SupportHub.Web.Access;

namespace SupportHub.Web.Inbox;

/// <summary>What can be done with a conversation as a whole. What came of it is seen when the log says so.</summary>
public sealed partial class ConversationActions(
    AssignConversation assign, GiveBackConversation giveBack, ResolveConversation resolve, ChangeLanguage changeLanguage)
{
    private ElementReference _resolve;
    private ElementReference _leave;
    private bool _asked;
    private bool _moved;
    private Guid _shown;

    [Parameter, EditorRequired]
    public ConversationHeader Header { get; set; } = default!;

    [Parameter, EditorRequired]
    public Staff Me { get; set; } = default!;

    [Parameter]
    public EventCallback<Refusal?> Refused { get; set; }

    /// <summary>What is still owed here; null: nothing is.</summary>
    private string? Caution => Header switch
    {
        { WaitingSince: not null } => W["The client’s last words are not answered yet."],
        { PromisedBy: not null } when Header.EscalationStatus?.IsOpen() == true => W["What the county promised is still open."],
        _ => null,
    };

    protected override void OnParametersSet()
    {
        if (_shown != Header.Id || Caution is null) _asked = false;
        _shown = Header.Id;
    }

    // The button that was pressed gives way to the question, and comes back after it: the keyboard stays where it was, on what does no harm.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_moved) return;
        _moved = false;
        await (_asked ? _leave : _resolve).FocusAsync();
    }

    private Task AskOrResolve()
    {
        if (Caution is null) return Resolve();
        _asked = _moved = true;
        return Task.CompletedTask;
    }

    private void Leave() => (_asked, _moved) = (false, true);

    private void Pressed(KeyboardEventArgs press)
    {
        if (press.Key == "Escape") Leave();
    }

    private Task Resolve()
    {
        _asked = false;
        return Act(() => resolve.Run(Header.Id, Me, CancellationToken.None));
    }

    private Task SetLanguage(ChangeEventArgs change) =>
        int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Act(() => changeLanguage.Run(Header.Id, (Language)number, Me, CancellationToken.None))
            : Task.CompletedTask;

    // An action that was asked for is carried through even if the page is left meanwhile.
    private async Task Act(Func<Task<Refusal?>> action) => await Refused.InvokeAsync(await Stale.Guard(action));
}
