namespace SupportHub.Store.Readers;

/// <summary>How a reader stands.</summary>
public sealed record ReaderState
{
    public string Name { get; init; } = "";

    /// <summary>Everything at or below it has had its effect.</summary>
    public long Position { get; init; }

    /// <summary>Events behind the log, counted up to <see cref="ReaderDesk.MostCounted"/>.</summary>
    public int Behind { get; init; }

    /// <summary>When the oldest event it has not handled happened; null when there is none.</summary>
    public DateTimeOffset? BehindSince { get; init; }

    /// <summary>The node that acts: machine and process. Null when none does.</summary>
    public string? Holder { get; init; }

    /// <summary>When it gave up at an event; null while it goes on.</summary>
    public DateTimeOffset? ParkedAt { get; init; }

    public long? ParkedPosition { get; init; }

    public Guid? ParkedStream { get; init; }

    /// <summary>The event's stored name; empty when it cannot be read.</summary>
    public string? ParkedEvent { get; init; }

    /// <summary>The fault by its kind; no words of a client.</summary>
    public string? ParkedError { get; init; }

    /// <summary>How far a rebuild has come; null when none runs.</summary>
    public long? RebuiltTo { get; init; }

    public bool CanRebuild { get; init; }
}
