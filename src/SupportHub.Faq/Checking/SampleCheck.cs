using SupportHub.Faq.Evaluation;

namespace SupportHub.Faq.Checking;

/// <summary>
/// Finds ways of asking that were taken from the public sample of test questions: the same letters, nearly the same, or most content words
/// the same. With them in the content the sample would tell nothing any more.
/// </summary>
internal static class SampleCheck
{
    private const int FewestShared = 4;
    private const double MostShared = 0.75;

    public static void Run(IReadOnlyList<Variant> variants, IReadOnlyList<Question> sample, WordOverlap overlap, List<Finding> findings)
    {
        var keys = sample.Select(q => Variant.KeyOf(q.Text)).ToList();
        var same = keys.Index().ToLookup(k => k.Item, k => k.Index);
        var words = sample.Select(q => overlap.Read(q.Text)).ToList();
        var near = new NearLines();
        foreach (var key in keys) near.Add(key);
        foreach (var variant in variants)
        {
            var taken = same[variant.Key].Concat(near.To(variant.Key)).Append(-1).First();
            if (taken < 0) taken = words.FindIndex(w => ShareWords(w, variant.Words));
            if (taken >= 0)
                findings.Add(new(variant.Topic.File, variant.Line, true, $"\"{variant.Text}\" is near {sample[taken].Id} of the public sample, \"{sample[taken].Text}\""));
        }
    }

    private static bool ShareWords(Words question, Words variant)
    {
        // Han is counted by runs, which a run of pieces has told of already.
        var shared = question.Latin.Count(variant.Latin.Contains);
        return shared >= FewestShared && shared >= MostShared * Math.Max(question.Latin.Count, variant.Latin.Count);
    }
}
