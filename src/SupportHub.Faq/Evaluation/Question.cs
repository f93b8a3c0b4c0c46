using SupportHub.Domain.Conversations;

namespace SupportHub.Faq.Evaluation;

/// <summary>A test question. <see cref="Topic"/> is what it should be taken for, <c>oos</c> or <c>chitchat</c>; null when nobody says.</summary>
public sealed record Question(string Id, string Lang, Channel Channel, string Text, string? Topic, IReadOnlyList<string> AlsoOk)
{
    public const string OutOfScope = "oos";
    public const string SmallTalk = "chitchat";

    public bool IsInScope => Topic is not (null or OutOfScope or SmallTalk);

    public bool Accepts(string? topic) => topic is not null && (topic == Topic || AlsoOk.Contains(topic));

    /// <summary>Reads questions, one JSON object a line; without a channel a question is from the web.</summary>
    /// <param name="file">The name to say in faults.</param>
    /// <param name="lines">The file's lines.</param>
    /// <param name="toCount">Each must say its topic: without it nothing can be counted.</param>
    /// <exception cref="BadInputException">A line cannot be read.</exception>
    public static IReadOnlyList<Question> Read(string file, IEnumerable<string> lines, bool toCount) =>
    [
        .. JsonLine.Read(file, lines).Select(line => new Question(
            line.Required("id"), line.Required("lang"), ChannelOf(line), line.Required("text"),
            toCount ? line.Required("topic") : line.Optional("topic"), line.Texts("also_ok"))),
    ];

    private static Channel ChannelOf(JsonLine line) => line.Optional("channel") switch
    {
        null or "web" => Channel.WebChat,
        "sms" => Channel.Sms,
        var other => throw line.Fault($"\"channel\" is \"{other}\"; it must be web or sms"),
    };
}
