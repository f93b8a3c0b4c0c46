using System.Diagnostics;
using SupportHub.Faq.Languages;
using SupportHub.Faq.Resolution;
using SupportHub.Faq.Search;

namespace SupportHub.Faq.Evaluation;

/// <summary>Puts questions to the bot's ranking over any set of questions and answers: no safety, place, opt-out or small talk but what the index holds.</summary>
public sealed class IndexTrial
{
    private readonly TermReader _terms = new(new ConceptReader([]));
    private readonly LinearClassifier _classifier;

    public IndexTrial(IReadOnlyList<IndexEntry> entries) => _classifier = ClassifierTraining.Train(
        [.. entries.SelectMany(e => e.Variants.Append(e.Question).Where(t => t.Length > 0).Select(t => (e.Id, _terms.Read(t))))], new HashSet<string>());

    /// <summary>The decisions in the order of the questions; their time is taken in a second pass, when everything is warm.</summary>
    public IReadOnlyList<Decided> Run(IReadOnlyList<Question> questions)
    {
        foreach (var question in questions) Rank(question.Text);
        return [.. questions.Select(Decide)];
    }

    private Decided Decide(Question question)
    {
        var started = Stopwatch.GetTimestamp();
        var (topics, elsewhere) = Rank(question.Text);
        var offered = topics.TakeWhile(t => t.Probability >= Bands.Offered).ToList();
        var best = topics.Count == 0 ? 0 : topics[0].Probability;
        var decision = best >= Bands.Answer && best > elsewhere ? Decisions.Answer
            : offered.Sum(t => t.Probability) >= Math.Max(Bands.AskBack, elsewhere) ? Decisions.AskBack
            : Decisions.HandOff;
        var micros = (long)Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        return new(question.Id, decision, decision == Decisions.Answer ? topics[0].Label : null,
            [.. (decision == Decisions.AskBack ? offered : topics).Select(t => t.Label)], false, Math.Round(best, 4), question.Lang, micros);
    }

    /// <summary>The three likeliest topics, and how likely it is that the text belongs to none.</summary>
    private (List<Ranked> Topics, double Elsewhere) Rank(string text)
    {
        var (probabilities, _) = _classifier.Score(_terms.Read(text));
        var ranked = _classifier.Classes.Zip(probabilities, (label, probability) => new Ranked(label, probability)).ToList();
        return ([.. ranked.Where(r => r.Label != Question.OutOfScope).OrderByDescending(r => r.Probability).ThenBy(r => r.Label, StringComparer.Ordinal).Take(3)],
            ranked.Find(r => r.Label == Question.OutOfScope)?.Probability ?? 0);
    }
}
