namespace SupportHub.Chaos.Ledgers;

/// <summary>What is done to the ledgers of a run that went well, so that the reconciliation shows that it can fail.</summary>
public enum Plant
{
    Loss = 0,
    Double = 1,
    Swap = 2,
}

/// <summary>One fault planted into each of the three ledgers.</summary>
internal static class Planting
{
    public static AllLedgers Plant(this AllLedgers ledgers, Plant plant) => ledgers with
    {
        Log = In(ledgers.Log, plant, Acknowledged(ledgers), entry => entry with { Said = Said.Nothing, Id = "" }, (entry, other) => entry with { Id = other.Id }),
        Seen = In(ledgers.Seen, plant, Pair(ledgers.Seen, line => line.Client), _ => null, (_, other) => other),
        Taken = In(ledgers.Taken, plant, Pair(ledgers.Taken, text => text.Client), _ => null, (_, other) => other),
    };

    // Two messages of one chat client, the first acknowledged before the second was sent; not one that the bot answered at once, or its answer
    // would be a second thing that is wrong.
    private static (int First, int Second) Acknowledged(AllLedgers ledgers)
    {
        var sent = ledgers.Sent.Where(message => message is { Way: Way.Chat, AcknowledgedAt: not null }).ToDictionary(message => message.Key);
        var answered = ledgers.Log.GroupBy(entry => entry.Conversation).SelectMany(of => of.Zip(of.Skip(1)))
            .Where(both => both.Second.Said == Said.Bot).Select(both => both.First.Id).ToHashSet();
        return Pair(ledgers.Log, entry => entry.Said == Said.Client && !answered.Contains(entry.Id) && sent.TryGetValue(entry.Id, out var message) ? message.Client : null);
    }

    /// <summary>The places of the first two entries of one client.</summary>
    private static (int First, int Second) Pair<T>(IReadOnlyList<T> ledger, Func<T, string?> client)
    {
        var pair = ledger.Index().Where(entry => client(entry.Item) is not null).GroupBy(entry => client(entry.Item)).First(of => of.Skip(1).Any()).Take(2).ToList();
        return (pair[0].Index, pair[1].Index);
    }

    private static List<T> In<T>(IReadOnlyList<T> ledger, Plant plant, (int First, int Second) pair, Func<T, T?> without, Func<T, T, T> with)
        where T : class
    {
        var (first, second) = (ledger[pair.First], ledger[pair.Second]);
        var planted = ledger.Select((entry, i) => (plant, i) switch
        {
            (Ledgers.Plant.Loss, _) when i == pair.First => without(entry),
            (Ledgers.Plant.Swap, _) when i == pair.First => with(first, second),
            (Ledgers.Plant.Swap, _) when i == pair.Second => with(second, first),
            _ => entry,
        }).OfType<T>().ToList();
        if (plant == Ledgers.Plant.Double) planted.Insert(pair.First, first);
        return planted;
    }
}
