namespace SupportHub.Web.Conversations;

/// <summary>What a signal says. The numbers travel between nodes, which may be of two releases: never renumber.</summary>
public enum SignalKind
{
    /// <summary>The client is writing.</summary>
    ClientWriting = 0,

    /// <summary>A person at the desk is writing to the client; never for a note.</summary>
    DeskWriting = 1,

    /// <summary>A person at the desk has the conversation on the screen.</summary>
    DeskRead = 2,
}

/// <summary>
/// Something about a conversation that is true for a moment and is kept nowhere. It carries no word of anybody. <see cref="Position"/>: the
/// conversation's version that was read.
/// </summary>
public sealed record Signal(SignalKind Kind, Guid Conversation, Guid? Agent = null, long Position = 0)
{
    /// <summary>As it travels between nodes.</summary>
    public override string ToString() => $"{(int)Kind} {Conversation:N} {Agent:N} {Position}";

    /// <summary>Null for what a later release says and this one does not know.</summary>
    public static Signal? Parse(string text) =>
        text.Split(' ') is [var kind, var conversation, var agent, var position]
        && int.TryParse(kind, out var number) && Enum.IsDefined((SignalKind)number)
        && Guid.TryParseExact(conversation, "N", out var id) && long.TryParse(position, out var at)
            ? new((SignalKind)number, id, Guid.TryParseExact(agent, "N", out var by) ? by : null, at)
            : null;
}
