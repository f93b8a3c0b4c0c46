namespace SupportHub.Domain.Conversations;

/// <summary>What the client is asked after a person has helped: two taps and room for words, each kept as it is given.</summary>
public enum HelpQuestion
{
    None,
    Solved,
    Ease,
    Words,
    Thanked,
}

/// <summary>What the client said of the help; null is not said yet. <see cref="Words"/> is empty when they had none to say.</summary>
public sealed record HelpRating(HelpVerdict? Verdict, HelpEase? Ease, string? Words)
{
    public static HelpRating None { get; } = new(null, null, null);
}

public sealed partial record Conversation
{
    /// <summary>The most a client may say of the help, in UTF-16 units.</summary>
    public const int LongestRemark = 1000;

    public bool HelpedByPerson { get; private init; }

    public HelpRating Rating { get; private init; } = HelpRating.None;

    /// <summary>What is to be asked now. Only of a conversation that ended after a person wrote in it, and each question once.</summary>
    public HelpQuestion Question => this switch
    {
        { IsResolved: false } or { HelpedByPerson: false } or { IsErased: true } => HelpQuestion.None,
        { Rating.Verdict: null } => HelpQuestion.Solved,
        { Rating.Ease: null } => HelpQuestion.Ease,
        { Rating.Words: null } => HelpQuestion.Words,
        _ => HelpQuestion.Thanked,
    };

    public Decision<ConversationEvent> RateHelp(HelpVerdict verdict, DateTimeOffset now) => Answer(HelpQuestion.Solved, new HelpRated(verdict, null, null, now));

    public Decision<ConversationEvent> RateEase(HelpEase ease, DateTimeOffset now) => Answer(HelpQuestion.Ease, new HelpRated(null, ease, null, now));

    /// <summary>Nothing to say is an answer too: it is not asked again.</summary>
    public Decision<ConversationEvent> Remark(string words, DateTimeOffset now) =>
        words.Length > LongestRemark ? Refusals.TooLong : Answer(HelpQuestion.Words, new HelpRated(null, null, words.Trim(), now));

    // An answer from another page, or to a question that is no more, changes nothing.
    private Decision<ConversationEvent> Answer(HelpQuestion asked, HelpRated answer) => this switch
    {
        { Started: false } => Refusals.NotThere,
        _ when Question != asked => [],
        _ => answer,
    };

    private HelpRating Rated(HelpRated answer) => new(answer.Verdict ?? Rating.Verdict, answer.Ease ?? Rating.Ease, answer.Words ?? Rating.Words);
}
