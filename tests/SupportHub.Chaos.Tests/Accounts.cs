using SupportHub.Chaos.Ledgers;

namespace SupportHub.Chaos.Tests;

/// <summary>The three accounts of a short run that went well: a chat that people took over, and a phone that the bot answers.</summary>
internal static class Accounts
{
    public const string Chat = "chat-01";
    public const string Phone = "+14155550101";

    public static AllLedgers Good => new(
        [
            new(Way.Chat, Chat, "c1", 10, 20), new(Way.Text, Phone, "t1", 11, 15), new(Way.Chat, Chat, "c2", 30, 40), new(Way.Text, Phone, "t2", 31, 45),
            new(Way.Desk, "chat", "a1", 50, 55), new(Way.Desk, "chat", "a2", 60, 65), new(Way.Chat, Chat, "c3", 70, 75), new(Way.Chat, Chat, "c4", 80, null),
        ],
        [new(Chat, "b1"), new(Chat, "b2"), new(Chat, "a1"), new(Chat, "a2")],
        [new("S1", Phone, "b3"), new("S2", Phone, "b4"), new("S3", Phone, "b5")],
        [
            new(1, "chat", 1, Said.Nothing, ""), new(2, "chat", 2, Said.Client, "c1"), new(3, "text", 1, Said.Nothing, ""), new(4, "text", 2, Said.Client, "t1"),
            new(5, "chat", 3, Said.Bot, "b1"), new(5, "chat", 3, Said.Bot, "b2"), new(6, "text", 3, Said.Bot, "b3"), new(7, "chat", 4, Said.Client, "c2"),
            new(8, "chat", 5, Said.HandedOff, ""), new(9, "text", 4, Said.Client, "t2"), new(10, "chat", 6, Said.Agent, "a1"), new(11, "text", 5, Said.Bot, "b4"),
            new(11, "text", 5, Said.Bot, "b5"), new(12, "chat", 7, Said.Agent, "a2"), new(13, "chat", 8, Said.Client, "c3"),
        ]);

    public static AllLedgers WithLog(Func<IEnumerable<Logged>, IEnumerable<Logged>> change) => Good with { Log = [.. change(Good.Log)] };

    /// <summary>What is wrong, as short sentences: kind, ledger, id.</summary>
    public static IEnumerable<string> Wrongs(this AllLedgers ledgers) =>
        Reconciler.Reconcile(ledgers).Select(violation => $"{violation.Wrong} {violation.Ledger} {violation.Id}");
}
