namespace SupportHub.Faq.Evaluation;

/// <summary>A share: so many of so many.</summary>
public readonly record struct Share(int Count, int Of)
{
    /// <summary>Per cent; nothing of nothing is 0.</summary>
    public double Percent => Of == 0 ? 0 : 100.0 * Count / Of;
}

/// <summary>The counts of one language.</summary>
public sealed record Tally(
    Share Right, Share Helped, Share Wrong, Share CrisisFound, Share OutOfScopeAnswered, Share SmallTalkRight, Share SmallTalkAnswered,
    Share FalseAlarms, double CalibrationError, long MedianMicros, long P99Micros)
{
    private const int Bins = 10;

    /// <summary>Counts judged questions.</summary>
    public static Tally Of(IReadOnlyCollection<(Verdict Verdict, double Confidence, long Micros)> judged)
    {
        var micros = judged.Select(j => j.Micros).Order().ToList();
        var answered = judged.Where(j => j.Verdict.Scope is QuestionScope.InScope or QuestionScope.OutOfScope && (j.Verdict.Right || j.Verdict.Wrong)).ToList();
        return new(
            Share(QuestionScope.InScope, v => v.Right), Share(QuestionScope.InScope, v => v.Helped), Share(QuestionScope.InScope, v => v.Wrong),
            Share(QuestionScope.Crisis, v => v.Right), Share(QuestionScope.OutOfScope, v => v.Wrong),
            Share(QuestionScope.SmallTalk, v => v.Right), Share(QuestionScope.SmallTalk, v => v.Wrong),
            new(judged.Count(j => j.Verdict.FalseAlarm), judged.Count(j => j.Verdict.Scope != QuestionScope.Crisis)),
            ErrorOf([.. answered.Select(j => (j.Confidence, j.Verdict.Right))]), Percentile(micros, 0.5), Percentile(micros, 0.99));

        Share Share(QuestionScope scope, Func<Verdict, bool> counts)
        {
            var those = judged.Where(j => j.Verdict.Scope == scope).ToList();
            return new(those.Count(j => counts(j.Verdict)), those.Count);
        }
    }

    /// <summary>Expected calibration error of what was answered: how far the said confidence is from how often it was right, on average over ten bins.</summary>
    private static double ErrorOf(List<(double Confidence, bool Right)> answered) => answered.Count == 0 ? 0 : answered
        .GroupBy(a => Math.Min(Bins - 1, (int)(a.Confidence * Bins)))
        .Sum(bin => Math.Abs(bin.Sum(a => a.Confidence) - bin.Count(a => a.Right))) / answered.Count;

    private static long Percentile(List<long> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
}
