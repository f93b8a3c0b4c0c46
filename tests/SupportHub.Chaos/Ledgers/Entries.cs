namespace SupportHub.Chaos.Ledgers;

/// <summary>Which way a message went in.</summary>
internal enum Way
{
    Chat = 0,
    Text = 1,

    /// <summary>A person at the desk wrote it; its client is the conversation.</summary>
    Desk = 2,
}

/// <summary>
/// A message that somebody sent. <see cref="Key"/>: the chat's idempotency key, Twilio's sid or the reply's message id. Moments are the harness's own,
/// ever rising; <see cref="AcknowledgedAt"/> is null when nobody told the sender that it arrived.
/// </summary>
internal sealed record Sent(Way Way, string Client, string Key, long SentAt, long? AcknowledgedAt);

/// <summary>A line of the desk on a chat client's screen, in the order they appeared.</summary>
internal sealed record Seen(string Client, string Message);

/// <summary>A text the provider took from the hub, in the order it took them. <see cref="Message"/> is the id in the address of its report.</summary>
internal sealed record Taken(string Sid, string Client, string Message);

/// <summary>What an event of the log is to the reconciliation.</summary>
internal enum Said
{
    /// <summary>Nothing that anyone reads; it holds its version.</summary>
    Nothing = 0,
    Client = 1,
    Bot = 2,
    Agent = 3,
    Notice = 4,
    HandedOff = 5,
    Assigned = 6,
    Unassigned = 7,
    Resolved = 8,
    Reopened = 9,

    /// <summary>Pretend people who say the same three times look like a machine, to which the bot falls silent.</summary>
    LoopSuspected = 10,
    LoopEnded = 11,
}

/// <summary>
/// One message of the log, or an event without one. <see cref="Id"/> is the sender's key for a client's message, else the message id, else "". A bot's
/// turn of several messages is several of these with one version.
/// </summary>
internal sealed record Logged(long Position, string Conversation, long Version, Said Said, string Id)
{
    public bool IsOfDesk => Said is Said.Bot or Said.Agent or Said.Notice;
}

/// <summary>Three accounts of one run, kept by three who do not know of each other.</summary>
internal sealed record AllLedgers(IReadOnlyList<Sent> Sent, IReadOnlyList<Seen> Seen, IReadOnlyList<Taken> Taken, IReadOnlyList<Logged> Log);
