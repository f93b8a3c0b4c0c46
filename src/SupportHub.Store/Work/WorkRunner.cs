using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportHub.Store.Events;

namespace SupportHub.Store.Work;

/// <summary>
/// Claims work items and gives them to their handlers, several at once, each under a lease that is renewed while it runs: when the program
/// dies, another (or the next start) takes the item up after <see cref="Lease"/>.
/// </summary>
public sealed partial class WorkRunner : IHostedService, IDisposable
{
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <summary>So many of each: of what is paced, and of the rest.</summary>
    private const int AtOnce = 16;

    private readonly WorkQueue _queue;
    private readonly LogSignal _signal;
    private readonly FrozenDictionary<string, IWorkHandler> _handlers;
    private readonly ILogger<WorkRunner> _logger;
    private readonly string _holder = LeaseHolder.New();
    private readonly CancellationTokenSource _stopping = new();
    private int _running;
    private int _paced;
    private TaskCompletionSource? _asked;
    private Task _loop = Task.CompletedTask;

    internal WorkRunner(WorkQueue queue, LogSignal signal, IEnumerable<IWorkHandler> handlers, ILogger<WorkRunner> logger)
    {
        _queue = queue;
        _signal = signal;
        _handlers = handlers.ToFrozenDictionary(handler => handler.Kind);
        _logger = logger;
    }

    /// <summary>Completes when nothing that is due is left to do on this node (items that wait for a retry are not due).</summary>
    public Task IdleAsync(CancellationToken ct)
    {
        if (_handlers.Count == 0) return Task.CompletedTask;
        var idle = LazyInitializer.EnsureInitialized(ref _asked, () => new(TaskCreationOptions.RunContinuationsAsynchronously));
        _signal.Work.Call();
        return idle.Task.WaitAsync(ct);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_handlers.Count > 0) _loop = Task.Run(Loop, CancellationToken.None);
        foreach (var handler in _handlers.Values.Where(handler => !handler.Ready.IsCompleted))
            handler.Ready.ContinueWith(_ => _signal.Work.Call(), _stopping.Token, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may stop twice, the second time when all is disposed.
        if (!_stopping.IsCancellationRequested) await _stopping.CancelAsync();
        await _loop.WaitAsync(cancellationToken);
    }

    // Cancelled, not disposed: a host and its program may both stop it, the slower one after the faster has disposed everything.
    public void Dispose() => _stopping.Cancel();

    private async Task Loop()
    {
        var waiting = new List<TaskCompletionSource>();
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                // Both are read before the claim: what was committed or finished before them, it sees.
                if (Interlocked.Exchange(ref _asked, null) is { } asked) waiting.Add(asked);
                string[] ready = [.. _handlers.Values.Where(handler => handler.Ready.IsCompletedSuccessfully).Select(handler => handler.Kind)];
                // Texts have places of their own, so that many of them, or a slow carrier, keep nobody's turn waiting.
                var (running, paced) = (Volatile.Read(ref _running), Volatile.Read(ref _paced));
                var items = Math.Min(running, paced) < AtOnce
                    ? await _queue.Claim(ready, Math.Max(AtOnce - running, 0), _holder, Lease, _stopping.Token, Math.Max(AtOnce - paced, 0))
                    : [];
                foreach (var item in items) Start(item);
                if (items.Count > 0) continue;
                if (running + paced == 0 && ready.Length == _handlers.Count)
                {
                    waiting.ForEach(waiter => waiter.TrySetResult());
                    waiting.Clear();
                }
                var opens = paced < AtOnce ? await _queue.Opens(_stopping.Token) : null;
                await _signal.Work.Wait(opens < PollInterval ? opens.Value : PollInterval, _stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                Log.CannotClaim(_logger, fault);
                await LogWire.Pause(PollInterval, _stopping.Token);
            }
        }
        while (Volatile.Read(ref _running) + Volatile.Read(ref _paced) > 0) await _signal.Work.Wait(PollInterval, CancellationToken.None);
    }

    private void Start(WorkItem item)
    {
        ref var places = ref (item.PaceKey is null ? ref _running : ref _paced);
        Interlocked.Increment(ref places);
        Task.Run(async () =>
        {
            try
            {
                await new LeasedWork(item, _holder, Lease, _queue, _logger).Do(_handlers[item.Kind], _stopping.Token);
            }
            finally
            {
                Interlocked.Decrement(ref item.PaceKey is null ? ref _running : ref _paced);
                _signal.Work.Call();
            }
        });
    }

    private static partial class Log
    {
        [LoggerMessage(2301, LogLevel.Warning, "Work cannot be claimed; trying again")]
        public static partial void CannotClaim(ILogger logger, Exception fault);
    }
}
