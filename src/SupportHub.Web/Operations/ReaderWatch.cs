using SupportHub.Store.Readers;

namespace SupportHub.Web.Operations;

/// <summary>
/// Looks after the readers for all screens of this node: a reader that is parked, or that has stood still for long, is an alarm. Neither makes
/// an event of its own, so time has to bring it.
/// </summary>
public sealed partial class ReaderWatch(ReaderDesk readers, TimeProvider clock, ILogger<ReaderWatch> logger) : BackgroundService
{
    /// <summary>A reader this far behind that does not move is an alarm too, whatever holds it up.</summary>
    public static readonly TimeSpan TooLong = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    private Dictionary<string, long> _positions = [];

    /// <summary>Told when <see cref="Alarms"/> has changed.</summary>
    public event Action? Changed;

    /// <summary>The readers that somebody should look at.</summary>
    public IReadOnlyList<ReaderState> Alarms { get; private set; } = [];

    /// <summary>Looks now; for those who have just changed something.</summary>
    public async Task Look(CancellationToken ct)
    {
        var all = await readers.All(ct);
        var (before, now) = (Alarms, all.Where(IsAlarm).ToList());
        (Alarms, _positions) = (now, all.ToDictionary(reader => reader.Name, reader => reader.Position));
        foreach (var reader in now.Where(reader => before.All(known => known.Name != reader.Name)))
            Log.Alarm(logger, reader.Name, reader.Position, reader.Behind);
        if (!now.Select(Key).SequenceEqual(before.Select(Key))) Changed?.Invoke();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval);
        do
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Log.CannotLook(logger, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // One that is new reads the whole log: far behind, and no alarm while it moves.
    private bool IsAlarm(ReaderState reader) => reader.ParkedAt is not null
        || (clock.GetUtcNow() - reader.BehindSince > TooLong && _positions.GetValueOrDefault(reader.Name, -1) == reader.Position);

    private static (string Name, long? ParkedPosition) Key(ReaderState reader) => (reader.Name, reader.ParkedPosition);

    private static partial class Log
    {
        [LoggerMessage(5101, LogLevel.Error, "Reader {Reader} stands still at position {Position}, {Behind} events behind; see Operations")]
        public static partial void Alarm(ILogger logger, string reader, long position, int behind);

        [LoggerMessage(5102, LogLevel.Warning, "The readers cannot be looked after; trying again")]
        public static partial void CannotLook(ILogger logger, Exception fault);
    }
}
