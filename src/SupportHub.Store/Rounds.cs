using Microsoft.Extensions.Hosting;
using SupportHub.Store.Events;

namespace SupportHub.Store;

/// <summary>Does the same again and again while the program runs. A round that fails is told, and the next one comes all the same.</summary>
/// <param name="pause">Between the end of a round and the next.</param>
/// <param name="first">Before the first one.</param>
public abstract class Rounds(TimeSpan pause, TimeSpan first = default) : BackgroundService
{
    protected abstract Task Round(CancellationToken ct);

    protected abstract void Failed(Exception fault);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await LogWire.Pause(first, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                Failed(fault);
            }
            await LogWire.Pause(pause, stoppingToken);
        }
    }
}
