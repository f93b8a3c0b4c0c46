namespace SupportHub.Faq.Resolution;

/// <summary>
/// How sure the ranking must be. Chosen by hand on the walk's questions and on unseen questions of topics without an answer, a wrong answer
/// weighing more than a question back; not calibrated, so a change of the content asks for a look at them.
/// </summary>
internal static class Bands
{
    /// <summary>From here on the likeliest topic is answered.</summary>
    public const double Answer = 0.70;

    /// <summary>Below <see cref="Answer"/>, the likeliest topics are offered when together they reach this and the likeliest class elsewhere.</summary>
    public const double AskBack = 0.15;

    /// <summary>A topic is offered only when it is at least this likely.</summary>
    public const double Offered = 0.06;

    /// <summary>All crisis topics together, for what the rules of the safety files do not catch. Low: a miss costs more than a person's minute.</summary>
    public const double Crisis = 0.40;

    /// <summary>Enough when nothing else, of ours or not, is as likely.</summary>
    public const double LikeliestCrisis = 0.18;

    /// <summary>When the text has a figure of speech of the safety files ("this wait is killing me").</summary>
    public const double CrisisInFigures = 0.85;

    public const double SmallTalk = 0.50;
    public const double OptOut = 0.50;
}
