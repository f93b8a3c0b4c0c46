namespace SupportHub.Chaos.Faults;

/// <summary>What is done to a run.</summary>
internal enum FaultKind
{
    /// <summary>The program, with -9.</summary>
    Kill = 0,

    /// <summary>The same, the moment the provider has taken a text and not yet said so.</summary>
    KillWhileSending = 1,

    /// <summary>PostgreSQL, stopped as by a crash.</summary>
    PostgresCrash = 2,

    /// <summary>PostgreSQL, stopped in order and started again.</summary>
    PostgresRestart = 3,

    /// <summary>Between clients (Twilio's webhooks too) and the hub.</summary>
    CutClients = 4,

    /// <summary>The same, but nothing breaks: it only stands still.</summary>
    StallClients = 5,

    /// <summary>Between the hub and PostgreSQL.</summary>
    CutDatabase = 6,

    /// <summary>Webhooks of texts that were taken long ago and just now, again and in another order; and every status callback twice.</summary>
    Repeat = 7,

    /// <summary>Status callbacks, the last first.</summary>
    ReverseCallbacks = 8,
    TwilioTimeout = 9,
    Twilio500 = 10,
    Twilio429 = 11,

    /// <summary>Twilio takes the text, and the connection breaks before it says so.</summary>
    AcceptThenDrop = 12,

    /// <summary>The same, with a 500 for an answer.</summary>
    AcceptThen500 = 13,

    /// <summary>The connection breaks, and the text is taken a moment later all the same.</summary>
    TakenLate = 14,

    /// <summary>Twilio's list of texts, which is read before one is sent again.</summary>
    TwilioList500 = 15,
}

/// <summary>
/// One fault: when it strikes, counted from the beginning, how long it lasts, and how often it is queued. One that is patient comes only when messages
/// get through again after those before; the others strike a program that may still be starting.
/// </summary>
internal sealed record PlannedFault(TimeSpan At, FaultKind Kind, TimeSpan Lasts, int Times, bool Patient);

/// <summary>The faults of a run, all of them from its seed.</summary>
internal static class FaultPlan
{
    private const double Shortest = 0.1;
    private const double Longest = 20;

    /// <summary>Kinds are dealt like cards, so that no kind is missed by chance; lengths are as often short as long.</summary>
    public static IReadOnlyList<PlannedFault> Make(IReadOnlyList<FaultKind> kinds, int faults, TimeSpan time, Random random)
    {
        var deck = new Queue<FaultKind>();
        var plan = new List<PlannedFault>(faults);
        for (var i = 0; i < faults; i++)
        {
            if (deck.Count == 0)
            {
                FaultKind[] shuffled = [.. kinds];
                random.Shuffle(shuffled);
                deck = new(shuffled);
            }
            var lasts = TimeSpan.FromSeconds(Shortest * Math.Pow(Longest / Shortest, random.NextDouble()));
            plan.Add(new(time * ((i + random.NextDouble()) / faults), deck.Dequeue(), lasts, random.Next(1, 4), random.Next(2) == 0));
        }
        return plan;
    }
}
