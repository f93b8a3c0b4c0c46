using SupportHub.Bench.Machine;

namespace SupportHub.Bench;

/// <summary>One part of the bench, by the name that asks for it.</summary>
internal sealed record Section(string Name, string What, Func<BenchServer, Options, CancellationToken, Task<Findings>> Run);

/// <summary>What a section found: a table for people, figures for programs, and what was promised of them.</summary>
internal sealed record Findings(string Section, IReadOnlyList<string> Table, IReadOnlyList<Promise> Promises, object Figures);

/// <summary>A bound, and the figure that was seen.</summary>
internal sealed record Promise(string What, double Seen, double Bound, bool AtLeast)
{
    public bool Kept => AtLeast ? Seen >= Bound : Seen <= Bound;

    public static Promise AtLeastOf(string what, double seen, double bound) => new(what, seen, bound, true);

    public static Promise AtMostOf(string what, double seen, double bound) => new(what, seen, bound, false);
}

/// <summary>Something of this machine is missing; the message says what.</summary>
internal sealed class CannotRun(string message) : Exception(message);
