namespace SupportHub.Chaos.Ledgers;

/// <summary>Lays the three ledgers beside each other and says every promise that was broken.</summary>
internal static class Reconciler
{
    public static IReadOnlyList<Violation> Reconcile(AllLedgers ledgers)
    {
        var sent = ledgers.Sent.ToDictionary(s => s.Key);
        var clients = ClientsOf(ledgers.Log, sent);
        return
        [
            .. WhatWasSent(ledgers.Sent, ledgers.Log),
            .. NobodySent(ledgers.Log, sent),
            .. SendersOrder(ledgers.Log, sent),
            .. Versions(ledgers.Log),
            .. BotTurns.Check(ledgers.Log, clients),
            .. WhatTheDeskSaid(ledgers, clients, sent),
        ];
    }

    /// <summary>A conversation belongs to whoever's messages are in it.</summary>
    private static Dictionary<string, (Way Way, string Client)> ClientsOf(IReadOnlyList<Logged> log, Dictionary<string, Sent> sent)
    {
        var clients = new Dictionary<string, (Way, string)>();
        foreach (var entry in log)
            if (entry.Said == Said.Client && sent.TryGetValue(entry.Id, out var message)) clients.TryAdd(entry.Conversation, (message.Way, message.Client));
        return clients;
    }

    private static IEnumerable<Violation> WhatWasSent(IReadOnlyList<Sent> sent, IReadOnlyList<Logged> log)
    {
        var kept = log.Where(entry => entry.Said is Said.Client or Said.Agent).CountBy(entry => entry.Id).ToDictionary();
        foreach (var message in sent)
        {
            var times = kept.GetValueOrDefault(message.Key);
            if (times == 0 && message.AcknowledgedAt is not null)
                yield return new(Wrong.Lost, "log", message.Client, message.Key, "it was acknowledged and is not in the log");
            for (var again = 1; again < times; again++)
                yield return new(Wrong.Doubled, "log", message.Client, message.Key, $"it was sent once and is in the log {times} times");
        }
    }

    private static IEnumerable<Violation> NobodySent(IReadOnlyList<Logged> log, Dictionary<string, Sent> sent) =>
        from entry in log
        where entry.Said is Said.Client or Said.Agent && !sent.ContainsKey(entry.Id)
        select new Violation(Wrong.Doubled, "log", entry.Conversation, entry.Id, $"nobody sent it; position {entry.Position}");

    /// <summary>Whoever waited for the acknowledgement before writing the next finds the two in that order.</summary>
    private static IEnumerable<Violation> SendersOrder(IReadOnlyList<Logged> log, Dictionary<string, Sent> sent)
    {
        var newest = new Dictionary<(Way, string), Sent>();
        foreach (var entry in log)
        {
            if (entry.Said is not (Said.Client or Said.Agent) || !sent.TryGetValue(entry.Id, out var message)) continue;
            var sender = (message.Way, message.Client);
            if (newest.TryGetValue(sender, out var before) && message.AcknowledgedAt < before.SentAt)
                yield return new(Wrong.OutOfOrder, "log", message.Client, message.Key, $"it was acknowledged before {before.Key} was sent and stands behind it");
            if (before is null || message.SentAt > before.SentAt) newest[sender] = message;
        }
    }

    private static IEnumerable<Violation> Versions(IReadOnlyList<Logged> log)
    {
        var last = new Dictionary<string, long>();
        foreach (var entry in log)
        {
            var before = last.GetValueOrDefault(entry.Conversation);
            if (entry.Version > before + 1)
                yield return new(Wrong.Lost, "log", entry.Conversation, $"version {before + 1}", "the stream has no such version");
            if (entry.Version < before)
                yield return new(Wrong.OutOfOrder, "log", entry.Conversation, $"version {entry.Version}", $"its position {entry.Position} is behind version {before}");
            last[entry.Conversation] = Math.Max(before, entry.Version);
        }
    }

    private static IEnumerable<Violation> WhatTheDeskSaid(
        AllLedgers ledgers, Dictionary<string, (Way Way, string Client)> clients, Dictionary<string, Sent> sent)
    {
        var said = ledgers.Log.Where(entry => entry.IsOfDesk && clients.ContainsKey(entry.Conversation)).ToLookup(entry => clients[entry.Conversation], entry => entry.Id);
        var seen = ledgers.Seen.ToLookup(line => (Way: Way.Chat, line.Client), line => line.Message);
        var taken = ledgers.Taken.ToLookup(text => (Way: Way.Text, text.Client), text => text.Message);
        var everybody = sent.Values.Where(message => message.Way != Way.Desk).Select(message => (message.Way, message.Client))
            .Concat(seen.Select(group => group.Key)).Concat(taken.Select(group => group.Key)).Distinct();
        return everybody.SelectMany(client => Sequence.Compare(
            said[client], client.Way == Way.Chat ? seen[client] : taken[client], client.Way == Way.Chat ? "client" : "provider", client.Client));
    }
}
