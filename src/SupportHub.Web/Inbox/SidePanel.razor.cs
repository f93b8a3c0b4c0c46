using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using SupportHub.Web.Access;

namespace SupportHub.Web.Inbox;

/// <summary>What belongs to a conversation besides its messages. On a narrow screen a drawer: it takes the focus when it opens; Escape closes it, and so does whoever leaves it by keyboard.</summary>
public sealed partial class SidePanel(IJSRuntime script)
{
    private ElementReference _close;
    private bool _wasOpen;

    [Parameter, EditorRequired]
    public ConversationHeader Header { get; set; } = default!;

    [Parameter, EditorRequired]
    public Staff Me { get; set; } = default!;

    [Parameter]
    public bool IsOpen { get; set; }

    [Parameter]
    public EventCallback Close { get; set; }

    /// <summary>Something of the client changed that no event tells of.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    [Parameter]
    public DateTimeOffset Now { get; set; }

    [Parameter, EditorRequired]
    public TimeZoneInfo Zone { get; set; } = default!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var opened = IsOpen && !_wasOpen;
        _wasOpen = IsOpen;
        if (firstRender) await script.InvokeVoidAsync("supporthubInbox.closeWhenLeft", "talk-side");
        if (opened) await _close.FocusAsync();
    }

    private Task Pressed(KeyboardEventArgs press) => IsOpen && press.Key == "Escape" ? Close.InvokeAsync() : Task.CompletedTask;
}
