namespace SupportHub.Chaos.Ledgers;

/// <summary>The bot answers what it holds, and answers it once.</summary>
internal static class BotTurns
{
    public static IEnumerable<Violation> Check(IReadOnlyList<Logged> log, IReadOnlyDictionary<string, (Way Way, string Client)> clients)
    {
        foreach (var conversation in log.GroupBy(entry => entry.Conversation))
        {
            var client = clients.TryGetValue(conversation.Key, out var known) ? known.Client : conversation.Key;
            var turn = new Turn();
            foreach (var entry in conversation.OrderBy(entry => entry.Version))
            {
                if (entry.Said == Said.Bot && turn.Unanswered is null && turn.LastReply != entry.Version)
                    yield return new(Wrong.Doubled, "log", client, entry.Id, "the bot answered what was answered before");
                turn.Take(entry);
            }
            if (turn is { IsTheBots: true, Unanswered: { } unanswered })
                yield return new(Wrong.Lost, "log", client, unanswered, "the bot held the conversation and never answered");
        }
    }

    // Who holds a conversation, by the rules of the domain and not by its code.
    private sealed class Turn
    {
        private bool _handedOff, _assigned;

        public string? Unanswered { get; private set; }

        public long LastReply { get; private set; }

        public bool IsTheBots { get; private set; } = true;

        public void Take(Logged entry)
        {
            Unanswered = entry.Said switch
            {
                Said.Client => entry.Id,
                Said.Bot or Said.Agent or Said.Resolved => null,
                _ => Unanswered,
            };
            if (entry.Said == Said.Bot) LastReply = entry.Version;
            _handedOff |= entry.Said == Said.HandedOff;
            _assigned = entry.Said == Said.Assigned || (_assigned && entry.Said != Said.Unassigned);
            IsTheBots = entry.Said switch
            {
                Said.HandedOff or Said.Assigned or Said.Resolved or Said.LoopSuspected => false,
                Said.Reopened or Said.LoopEnded => !_handedOff && !_assigned,
                _ => IsTheBots,
            };
        }
    }
}
