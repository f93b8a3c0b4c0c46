namespace SupportHub.Faq.Resolution;

/// <summary>
/// How sure it must be. The confidence is calibrated: of a hundred answers given at 0.75, seventy-five are right. Chosen on the questions the content is
/// calibrated with, so that at most three of a hundred are answered wrongly in any language.
/// </summary>
internal static class Bands
{
    /// <summary>From here on the likeliest topic is answered.</summary>
    public const double Answer = 0.75;

    /// <summary>Below <see cref="Answer"/> and from here on, the likeliest topics are offered.</summary>
    public const double AskBack = 0.15;

    /// <summary>A third topic is offered only when it is at least this likely.</summary>
    public const double Offered = 0.02;

    /// <summary>A topic's twin of the other state is as good as meant when it is this much as likely.</summary>
    public const double TwinToo = 0.2;

    /// <summary>All crisis topics together, for what the rules of the safety files do not catch. Low: a miss costs more than a person's minute.</summary>
    public const double Crisis = 0.40;

    /// <summary>Enough when nothing else, of ours or not, is as likely.</summary>
    public const double LikeliestCrisis = 0.30;

    /// <summary>When the text has a figure of speech of the safety files ("this wait is killing me"), or hardly any words ("someone").</summary>
    public const double DoubtfulCrisis = 0.85;

    public const double SmallTalk = 0.35;
    public const double OptOut = 0.50;
}
