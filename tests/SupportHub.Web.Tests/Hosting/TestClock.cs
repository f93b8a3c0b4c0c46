namespace SupportHub.Web.Tests.Hosting;

/// <summary>A wall clock that only the test moves. Timers stay real: they carry waits for work, not the subject of a test.</summary>
public sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    // A Wednesday, 10:00 in Los Angeles and 12:00 in Saint Paul: every desk and county is open.
    public static readonly DateTimeOffset OpenHours = new(2026, 3, 4, 18, 0, 0, TimeSpan.Zero);

    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    /// <summary>The same hour as <see cref="OpenHours"/>, on the next day: other tests of the hub left its clock somewhere.</summary>
    public void NextMorning()
    {
        var day = TimeSpan.FromDays(1);
        Advance(day - new TimeSpan((GetUtcNow() - OpenHours).Ticks % day.Ticks));
    }
}
