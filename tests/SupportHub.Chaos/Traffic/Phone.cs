using System.Diagnostics;
using SupportHub.Chaos.Faults;
using SupportHub.Chaos.Ledgers;
using SupportHub.StandIns.Twilio;

namespace SupportHub.Chaos.Traffic;

/// <summary>
/// A person who texts, and Twilio behind them. The webhook is tried as Twilio tries one with <c>#rc=5&amp;rp=all</c>: five times more, within fifteen
/// seconds, and then given up; what was given up is posted again when somebody asks for it.
/// </summary>
internal sealed class Phone(string number, TwilioStandIn twilio, ClientLedger ledger, Recovery recovery, Random random)
{
    private const int Retries = 5;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly List<TextMessage> _texts = [];
    private readonly HashSet<string> _acknowledged = [];

    /// <summary>Everything this phone sent, the newest last.</summary>
    public IReadOnlyList<TextMessage> Texts
    {
        get
        {
            lock (_lock) return [.. _texts];
        }
    }

    public IReadOnlyList<TextMessage> Unacknowledged
    {
        get
        {
            lock (_lock) return [.. _texts.Where(text => !_acknowledged.Contains(text.Sid))];
        }
    }

    /// <summary>One text, until it is acknowledged or Twilio gives up.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        var text = twilio.Written(number, twilio.Options.Numbers[0], Words.Client(random));
        ledger.Sends(Way.Text, number, text.Sid);
        lock (_lock) _texts.Add(text);
        var tried = Stopwatch.StartNew();
        for (var tries = 0; tries <= Retries && tried.Elapsed < s_longest; tries++)
        {
            if (await DeliverAsync(text, ct)) return;
            await Task.Delay(TimeSpan.FromSeconds(0.2 * (1 << tries) * (1 + random.NextDouble())), ct);
        }
    }

    /// <summary>The webhook of a text, the first time or again; whether the hub said that it has it.</summary>
    public async Task<bool> DeliverAsync(TextMessage text, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        if ((await twilio.Deliver(text, ct)).Status != 200) return false;
        ledger.Acknowledged(text.Sid);
        recovery.Through(began);
        lock (_lock) _acknowledged.Add(text.Sid);
        return true;
    }
}
