using SupportHub.Domain.Conversations;

namespace SupportHub.Web.Inbox;

/// <summary>The queue's words: how long someone waits, and why the row stands where it stands.</summary>
public static class QueueWords
{
    public static string Why(this DeskWords words, QueueRow row, DateTimeOffset now) => row.Why(now) switch
    {
        WhyHere.Crisis => words["Crisis: needs a person now"],
        WhyHere.PromiseLate => words["Promise late by {0}", words.Span(now - row.PromisedBy!.Value)],
        WhyHere.CountyAnswered => words["County answered"],
        WhyHere.CountyDeclined => words["County declined"],
        WhyHere.Asked => words["Asked for a person"],
        WhyHere.NotUnderstood => words["Bot did not understand"],
        WhyHere.OutOfScope => words["Not a question for the bot"],
        WhyHere.HumanTopic => row.Topic is { } topic ? words["“{0}” needs a person", words.Title(topic)] : words["Needs a person"],
        WhyHere.SentFiles => words["Sent a photo or paper"],
        WhyHere.WroteAgain => words["Waits for a reply"],
        WhyHere.PromiseRunning => words["With the county"],
        WhyHere.WithBot => row.Topic is { } topic ? words["With the bot: “{0}”", words.Title(topic)] : words["With the bot"],
        WhyHere.Resolved => words["Resolved"],
        _ => words["Answered; the client's turn"],
    };

    public static string Wait(this DeskWords words, DateTimeOffset since, DateTimeOffset now) =>
        now - since < TimeSpan.FromMinutes(1) ? words["just now"] : words["waits {0}", words.Span(now - since)];

    public static string View(this DeskWords words, QueueView view) => view switch
    {
        QueueView.Mine => words["Mine"],
        QueueView.Bot => words["Bot"],
        QueueView.All => words["Open"],
        QueueView.Resolved => words["Resolved"],
        _ => words["Waiting"],
    };

    public static string Empty(this DeskWords words, QueueFilter filter) => filter switch
    {
        { Search: not null } => words["Nothing here matches “{0}”. Look in another list, or search for the last 4 digits of a phone or for a case number.", filter.Search],
        { View: QueueView.Mine } => words["You have taken no conversation. Open one that waits and take it."],
        { View: QueueView.Bot } => words["The bot is talking to nobody. Conversations it holds will be listed here."],
        { View: QueueView.All } => words["No conversation is open. New ones appear here by themselves."],
        { View: QueueView.Resolved } => words["Nothing is resolved yet. Conversations you finish will be kept here."],
        _ => words["Nobody is waiting. New ones appear here by themselves."],
    };

    /// <summary>What came with the client's words, or instead of them.</summary>
    public static string? Files(this DeskWords words, QueueRow row) =>
        row.ClientFiles == 0 ? null : words.Count((int)row.ClientFiles, "Photo or paper", "{0} photos or papers");

    /// <summary>Who wrote the last words, before the words.</summary>
    public static string? Speaker(this DeskWords words, Participant? author) => author switch
    {
        Participant.Bot => words["Bot:"],
        Participant.Agent => words["Desk:"],
        Participant.System => words["Notice:"],
        _ => null,
    };
}
