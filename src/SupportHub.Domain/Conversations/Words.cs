namespace SupportHub.Domain.Conversations;

// Every number below is stored in the log: add at the end, never renumber.

/// <summary>The way a client writes in.</summary>
public enum Channel
{
    WebChat = 0,
    Sms = 1,
}

/// <summary>Who can speak in, or act on, a conversation.</summary>
public enum Participant
{
    Contact = 0,
    Bot = 1,
    Agent = 2,
    Liaison = 3,
    System = 4,
}

/// <summary>Who owes the client the next word.</summary>
public enum Holder
{
    Nobody = 0,
    Bot = 1,
    Agents = 2,
}

/// <summary>How soon a person is needed: topics of risk <c>human</c> are high, the crisis topics stand above all.</summary>
public enum Urgency
{
    Routine = 0,
    High = 1,
    Crisis = 2,
}

/// <summary>Why the bot brought a person in.</summary>
public enum HandoffReason
{
    Asked = 0,
    NotUnderstood = 1,
    HumanTopic = 2,
    Crisis = 3,
    OutOfScope = 4,

    /// <summary>A photo or paper came, which no bot of ours reads.</summary>
    Files = 5,

    /// <summary>A short code or a name wrote: a program, to which the bot says nothing.</summary>
    NotAPerson = 6,

    /// <summary>Somebody wrote who wants no texts: they cannot be answered by text, but by a call.</summary>
    OptedOut = 7,
}

/// <summary>
/// How far an outgoing text got, in the order it only ever moves; see Twilio's status callbacks (protocols T6-T8).
/// <see cref="Blocked"/>: never sent, because the contact opted out. <see cref="Stuck"/> (it waits for a person of ours to decide) and
/// <see cref="Cancelled"/> (they decided against it) are our own standing, over which every later word of the provider counts.
/// <see cref="Waiting"/>: it leaves in the morning.
/// </summary>
public enum DeliveryStatus
{
    Queued = 0,
    Sending = 1,
    Sent = 2,
    Delivered = 3,
    Undelivered = 4,
    Failed = 5,
    Blocked = 6,
    Stuck = 7,
    Cancelled = 8,
    Waiting = 9,
}

/// <summary>What a client said when asked whether an answer had answered the question.</summary>
public enum AnswerVerdict
{
    Yes = 0,
    No = 1,

    /// <summary>They asked for a person instead.</summary>
    Person = 2,
}

/// <summary>What a client said when asked whether a person's help had solved it.</summary>
public enum HelpVerdict
{
    Solved = 0,
    Partly = 1,
    NotSolved = 2,
}

/// <summary>How easy it was to get help.</summary>
public enum HelpEase
{
    Easy = 0,
    SoSo = 1,
    Hard = 2,
}

/// <summary>What the county did that the conversation must hear of.</summary>
public enum CaseProgress
{
    Acknowledged = 0,
    CallAttempted = 1,
    Reached = 2,
    Answered = 3,
    Declined = 4,
}
