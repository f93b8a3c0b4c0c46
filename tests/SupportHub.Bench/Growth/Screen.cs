namespace SupportHub.Bench.Growth;

/// <summary>Something the program does, for the first, second … of several conversations or cases that lie all over the log.</summary>
internal sealed record Screen(string Name, Func<int, Task> Show, Func<int, Task>? Before = null)
{
    // PostgreSQL settles on a statement's plan after some runs of it.
    private const int Warming = 12;
    private const int Samples = 15;

    /// <summary>The middle one of several, by the pages touched.</summary>
    public async Task<Seen> LookAsync(PlanLog plans)
    {
        var seen = new List<IReadOnlyList<Statement>>();
        for (var i = 0; i < Warming + Samples; i++)
        {
            if (Before is not null) await Before(i);
            var statements = await plans.DuringAsync(() => Show(i));
            if (i >= Warming) seen.Add(statements);
        }
        var middle = seen.OrderBy(statements => statements.Sum(statement => statement.Pages)).ElementAt(Samples / 2);
        return new(
            Name, middle.Sum(statement => statement.Pages),
            seen.Select(statements => statements.Sum(statement => statement.Milliseconds)).Order().ElementAt(Samples / 2), middle);
    }
}

/// <summary>What a screen touched, and the statements of it.</summary>
internal sealed record Seen(string Name, long Pages, double Milliseconds, IReadOnlyList<Statement> Statements);
