using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.Inbox;

/// <summary>
/// What the desk and the client see of each other while the conversation is open here: that the client is writing, and to the client that it was read.
/// </summary>
public sealed partial class OnTheScreen(Signals signals, IJSRuntime script)
{
    private static readonly TimeSpan s_holds = TimeSpan.FromSeconds(5);

    // Who looks away and back has read what came; a client who comes back is told again.
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _subscription;
    private bool _writing;
    private long _told;
    private int _last;

    [Parameter, EditorRequired]
    public Guid Conversation { get; set; }

    /// <summary>The version of the conversation that is shown.</summary>
    [Parameter, EditorRequired]
    public long Version { get; set; }

    protected override void OnInitialized() => _subscription = signals.Subscribe(signal =>
    {
        if (signal.Kind == SignalKind.ClientWriting && signal.Conversation == Conversation) _ = InvokeAsync(Show);
    });

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_told != Version) await TellRead();
        if (firstRender) _ = Again();
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task Show()
    {
        var mine = ++_last;
        _writing = true;
        StateHasChanged();
        await Task.Delay(s_holds);
        if (mine != _last || _gone.IsCancellationRequested) return;
        _writing = false;
        StateHasChanged();
    }

    private async Task TellRead()
    {
        var version = Version;
        if (!await script.InvokeAsync<bool>("supporthubInbox.inSight")) return;
        _told = version;
        signals.Tell(new(SignalKind.DeskRead, Conversation, Position: version));
    }

    private async Task Again()
    {
        var gone = _gone.Token;
        try
        {
            using var timer = new PeriodicTimer(s_again);
            while (await timer.WaitForNextTickAsync(gone)) await InvokeAsync(TellRead);
        }
        catch (Exception) when (gone.IsCancellationRequested)
        {
            // The reader left the page.
        }
        catch (JSException)
        {
            // The browser went in between.
        }
    }
}
