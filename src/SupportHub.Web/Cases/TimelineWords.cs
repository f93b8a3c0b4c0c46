using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Cases;

/// <summary>The timeline's facts in the reader's words.</summary>
public static class TimelineWords
{
    public static string Step(this DeskWords words, TimelineEntry entry) => entry.Step switch
    {
        TimelineStep.ClientWrote => words["Wrote for the first time"],
        TimelineStep.BotAnswered => words["Answered about “{0}”", words.Topic(entry.Detail ?? "-")],
        TimelineStep.HandedOff => words["Handed over to people: {0}", Handoff(words, entry.Detail)],
        TimelineStep.Taken => words["Took the conversation"],
        TimelineStep.FirstReply => words["First answer by a person"],
        TimelineStep.ClientTold => words["The client was told: {0}", Notice(words, entry.Detail)],
        TimelineStep.CaseLinked => words["Linked case {0}", words.Number(entry.Detail ?? "")],
        TimelineStep.Escalated => words["Escalated to the county"],
        TimelineStep.Acknowledged => words["The county took it on"],
        TimelineStep.CallAttempted => words["Called: {0}", Outcome(words, entry.Detail)],
        TimelineStep.Answered => words["The county answered"],
        TimelineStep.Declined => words["The county declined"],
        TimelineStep.Resolved => words["Resolved the conversation"],
        TimelineStep.Reopened => words["The conversation was opened again"],
        TimelineStep.OptedOut => words["Opted out of texts: “{0}”", words.Written(entry.Detail) ?? ""],
        TimelineStep.OptedIn => words["Opted in to texts again: “{0}”", words.Written(entry.Detail) ?? ""],
        TimelineStep.MovedToText => words["Goes on by text from here"],
        TimelineStep.MovedToChat => words["Goes on in the chat from here"],
        TimelineStep.ContinuedElsewhere => words["Went on in another conversation of theirs"],
        TimelineStep.Erased => words["Erased a client from this case"],
        _ => entry.Step.ToString(),
    };

    /// <summary>Staff's own words, shown under the step.</summary>
    public static string? Quote(this TimelineEntry entry) =>
        entry.Step is TimelineStep.Escalated or TimelineStep.Answered or TimelineStep.Declined ? entry.Detail : null;

    public static string Who(this DeskWords words, TimelineEntry entry, IReadOnlyDictionary<Guid, string> names) => entry switch
    {
        { Staff: { } staff } => names.GetValueOrDefault(staff) ?? words["A former colleague"],
        { By: Participant.Contact } => words["Client"],
        { By: Participant.Bot } => words["Bot"],
        { By: Participant.System } => words["SupportHub"],
        _ => words["Help desk"],
    };

    public static string Icon(this TimelineStep step) => step switch
    {
        TimelineStep.ClientWrote or TimelineStep.MovedToChat => "chat",
        TimelineStep.MovedToText => "sms",
        TimelineStep.BotAnswered => "smart_toy",
        TimelineStep.ClientTold => "campaign",
        TimelineStep.CaseLinked => "link",
        TimelineStep.Escalated => "outbound",
        TimelineStep.CallAttempted => "call",
        TimelineStep.Erased => "visibility_off",
        TimelineStep.Answered or TimelineStep.Resolved => "check",
        TimelineStep.Declined or TimelineStep.OptedOut => "block",
        _ => "person",
    };

    private static string Handoff(DeskWords words, string? reason) =>
        Enum.TryParse<HandoffReason>(reason, out var known) ? words.Handoff(known) : reason ?? "";

    private static string Outcome(DeskWords words, string? outcome) =>
        Enum.TryParse<CallOutcome>(outcome, out var known) ? words.Outcome(known) : outcome ?? "";

    private static string Notice(DeskWords words, string? key) => key switch
    {
        "promise" or "promise-without-phone" => words["who calls, and by when"],
        "promise-in-chat" => words["by when the county answers"],
        "county-acknowledged" => words["the county is working on it"],
        "county-tried-to-call" => words["the county tried to call"],
        "county-answered" => words["the county's answer"],
        "county-declined" => words["the county could not help"],
        "masked-social-security" or "masked-card" or "masked-pin" => words["a number was hidden for safety"],
        "help-text" => words["how this number works"],
        "start-text" => words["texts are on again"],
        null => "",
        _ => key.Replace('-', ' '),
    };
}
