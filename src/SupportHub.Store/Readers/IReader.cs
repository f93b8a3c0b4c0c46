using Npgsql;
using SupportHub.Store.Events;

namespace SupportHub.Store.Readers;

/// <summary>
/// A reader that keeps what it makes of the log. Every event reaches it in the log's order, from the log's beginning and once in effect: what it
/// writes and its position are committed together or not at all. One node acts for it at a time; another takes over when that one ends.
/// </summary>
public interface IReader
{
    /// <summary>In kebab-case and for ever: the position is kept as <c>supporthub:&lt;name&gt;</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Writes what follows from these events, on this transaction and nowhere else: a try that is not committed comes again. Throwing means that
    /// an event cannot be handled: after some tries the reader is parked at it, until a person says what to do. <paramref name="after"/> is the
    /// position up to which everything has had its effect: what a reader remembers holds only if it remembers up to there.
    /// </summary>
    Task Handle(long after, IReadOnlyList<RecordedEvent> events, NpgsqlTransaction transaction, CancellationToken ct);
}

/// <summary>A reader whose rows can be made anew from the log while the ones in use are read and written: beside them, then swapped.</summary>
public interface IRebuildable : IReader
{
    /// <summary>The same reader, writing the rows beside.</summary>
    IReader Beside { get; }

    /// <summary>Empties the rows beside.</summary>
    Task Clear(NpgsqlTransaction transaction, CancellationToken ct);

    /// <summary>Puts the rows beside in the place of those in use. Those who read see the old ones until the commit, so never lock them out.</summary>
    Task Swap(NpgsqlTransaction transaction, CancellationToken ct);
}
