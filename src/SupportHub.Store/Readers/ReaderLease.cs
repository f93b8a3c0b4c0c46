using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace SupportHub.Store.Readers;

/// <summary>The right to act for a reader, kept by renewing it. It ends the work done under it when it is lost.</summary>
internal sealed partial class ReaderLease : IAsyncDisposable
{
    private readonly ReaderTable _table;
    private readonly string _name;
    private readonly string _holder;
    private readonly TimeSpan _length;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _held;
    private readonly Task _renewing;

    private ReaderLease(ReaderTable table, string name, string holder, TimeSpan length, ILogger logger, CancellationToken stopping)
    {
        _table = table;
        _name = name;
        _holder = holder;
        _length = length;
        _logger = logger;
        _held = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Held = _held.Token;
        _renewing = Task.Run(Renew, CancellationToken.None);
    }

    /// <summary>Ends when the lease is lost or the program stops.</summary>
    public CancellationToken Held { get; }

    /// <summary>Null when another node acts.</summary>
    public static async Task<ReaderLease?> Take(ReaderTable table, string name, string holder, TimeSpan length, ILogger logger, CancellationToken stopping) =>
        await table.TakeLease(name, holder, length, stopping) ? new(table, name, holder, length, logger, stopping) : null;

    public async ValueTask DisposeAsync()
    {
        await _held.CancelAsync();
        await _renewing;
        _held.Dispose();
        try
        {
            // Given back, so that another node need not wait until it runs out.
            await _table.Release(_name, _holder, CancellationToken.None);
        }
        catch (Exception fault)
        {
            Log.CannotKeep(_logger, _name, fault.GetType().Name);
        }
    }

    private async Task Renew()
    {
        var renewed = Stopwatch.StartNew();
        while (!Held.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(_length / 3, Held);
                if (!await _table.Renew(_name, _holder, _length, Held)) await _held.CancelAsync();
                renewed.Restart();
            }
            catch (OperationCanceledException) when (Held.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                Log.CannotKeep(_logger, _name, fault.GetType().Name);
                // Another node may have it by now.
                if (renewed.Elapsed > _length) await _held.CancelAsync();
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2401, LogLevel.Warning, "The lease of reader {Reader} cannot be renewed or given back: {Fault}")]
        public static partial void CannotKeep(ILogger logger, string reader, string fault);
    }
}
