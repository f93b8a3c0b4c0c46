using SupportHub.Web.WebChat;

namespace SupportHub.Chaos.Traffic;

/// <summary>The lines as a chat page knows them, by the rules of the widget's transcript.ts: each once, whatever the network repeats.</summary>
internal sealed class Transcript(Action<ChatLine> shown)
{
    private readonly HashSet<Guid> _ids = [];

    public Guid? Conversation { get; private set; }

    /// <summary>Everything at or below it is here; the hub is asked for what comes after.</summary>
    public long Position { get; private set; }

    /// <param name="lines">What the hub sent.</param>
    /// <param name="reached">Nothing before these is missing, so the position moves; the answer to a message of one's own does not say so.</param>
    public void Accept(ChatLines lines, bool reached)
    {
        if (lines.Conversation is { } conversation && conversation != Conversation) (Conversation, Position) = (conversation, 0);
        foreach (var line in lines.Lines)
            if (_ids.Add(line.Id)) shown(line);
        if (reached) Position = Math.Max(Position, lines.Position);
    }
}
