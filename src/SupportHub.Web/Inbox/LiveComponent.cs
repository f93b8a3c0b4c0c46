using Microsoft.AspNetCore.Components;
using SupportHub.Store.Events;

namespace SupportHub.Web.Inbox;

/// <summary>
/// A part of a screen that follows the log: it names the events it is about, and how it reads its rows again. Events only mark it stale,
/// so that a reader on a slow line never holds up the feed; a burst of events costs one reading. Whatever was missed, by a lost connection or a
/// failed reading, is in the next one: rows are read as they stand, never added up.
/// </summary>
public abstract partial class LiveComponent : ComponentBase, IDisposable
{
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(150);

    // When the database is away: no event will come to say that it is back.
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(1);

    // Waits are shown in minutes: a screen on which nothing happens still tells the right time.
    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(20);

    private const int Fresh = 0;
    private const int Reading = 1;
    private const int Stale = 2;

    private readonly CancellationTokenSource _gone = new();
    private readonly SemaphoreSlim _turn = new(1);
    private IDisposable? _subscription;
    private int _state;

    protected LiveComponent() => Gone = _gone.Token;

    [Inject]
    protected EventFeed Feed { get; set; } = default!;

    [Inject]
    protected TimeProvider Clock { get; set; } = default!;

    [Inject]
    private ILogger<LiveComponent> Logger { get; set; } = default!;

    /// <summary>Ends with the component.</summary>
    protected CancellationToken Gone { get; }

    protected DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Reads again whenever something happened that <paramref name="concerns"/> this component. Call it before the first reading, so that nothing falls between.</summary>
    protected void Follow(Func<RecordedEvent, bool> concerns, Func<Task> reload)
    {
        // The feed calls from a thread of its own: what is drawn then must be in the page's language all the same.
        var page = ExecutionContext.Capture()!;
        _subscription ??= Feed.Subscribe(events =>
        {
            if (events.Any(concerns) && Interlocked.Exchange(ref _state, Stale) == Fresh)
                ExecutionContext.Run(page, _ => _ = Refresh(reload), null);
            return Task.CompletedTask;
        });
    }

    /// <summary>One reading at a time: of two at once, the one that saw less could be drawn last.</summary>
    protected async Task InTurn(Func<Task> read)
    {
        await _turn.WaitAsync(Gone);
        try
        {
            await read();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Draws again as time passes; reads again too where time brings what no event tells.</summary>
    protected void Tick(Func<Task>? reload = null) => _ = Ticking(reload ?? (() => Task.CompletedTask));

    private async Task Refresh(Func<Task> reload)
    {
        try
        {
            var pace = s_pace;
            do
            {
                await Task.Delay(pace, Clock, Gone);
                Interlocked.Exchange(ref _state, Reading);
                var done = false;
                await InvokeAsync(async () => done = await Reload(reload));
                if (!done) Interlocked.Exchange(ref _state, Stale);
                pace = done ? s_pace : s_again;
            }
            // What came in while it was read makes it stale once more.
            while (Interlocked.CompareExchange(ref _state, Fresh, Reading) == Stale);
        }
        catch (Exception) when (Gone.IsCancellationRequested)
        {
            // The reader left the page.
        }
    }

    private async Task<bool> Reload(Func<Task> reload)
    {
        try
        {
            await InTurn(reload);
            StateHasChanged();
            return true;
        }
        catch (Exception problem) when (!Gone.IsCancellationRequested)
        {
            // The screen keeps what it shows.
            Log.ReloadFailed(Logger, problem, GetType().Name);
            return false;
        }
    }

    private async Task Ticking(Func<Task> reload)
    {
        try
        {
            using var timer = new PeriodicTimer(s_tick, Clock);
            while (await timer.WaitForNextTickAsync(Gone)) await InvokeAsync(() => Reload(reload));
        }
        catch (Exception) when (Gone.IsCancellationRequested)
        {
            // The reader left the page.
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(4001, LogLevel.Warning, "{Component} could not read again; it keeps what it shows until it can")]
        public static partial void ReloadFailed(ILogger logger, Exception problem, string component);
    }
}
