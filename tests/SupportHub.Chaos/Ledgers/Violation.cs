namespace SupportHub.Chaos.Ledgers;

public enum Wrong
{
    Lost = 0,
    Doubled = 1,
    OutOfOrder = 2,
}

/// <summary>One promise broken: in which ledger, of whom, about which id.</summary>
internal sealed record Violation(Wrong Wrong, string Ledger, string Client, string Id, string Why)
{
    public override string ToString() => $"{Wrong switch { Wrong.Lost => "lost", Wrong.Doubled => "doubled", _ => "out of order" }}: {Ledger}, {Client}, {Id}: {Why}";
}
