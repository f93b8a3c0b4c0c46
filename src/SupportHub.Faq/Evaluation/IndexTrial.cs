using System.Diagnostics;
using SupportHub.Faq.Resolution;
using SupportHub.Faq.Search;

namespace SupportHub.Faq.Evaluation;

/// <summary>Puts questions to the bot's ranking over any set of questions and answers: no safety, place, opt-out or small talk but what the index holds.</summary>
public sealed class IndexTrial
{
    private readonly TermReader _terms = new(null);
    private readonly FaqModel _model;

    public IndexTrial(IReadOnlyList<IndexEntry> entries) => _model = FaqModel.Train(
        [.. entries.SelectMany(e => e.Variants.Append(e.Question).Where(t => t.Length > 0).Select(t => new Lesson(e.Id, _terms.Read(t, null))))],
        [], id => id != Question.OutOfScope, _ => "");

    /// <summary>The decisions in the order of the questions; their time is taken in a second pass, when everything is warm.</summary>
    public IReadOnlyList<Decided> Run(IReadOnlyList<Question> questions)
    {
        foreach (var question in questions) Rank(question.Text);
        return [.. questions.Select(Decide)];
    }

    private Decided Decide(Question question)
    {
        var started = Stopwatch.GetTimestamp();
        var (topics, confidence) = Rank(question.Text);
        var offered = topics.TakeWhile(t => t.Probability >= Bands.Offered).ToList();
        var decision = confidence >= Bands.Answer ? Decisions.Answer : confidence >= Bands.AskBack && offered.Count > 0 ? Decisions.AskBack : Decisions.HandOff;
        var micros = (long)Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        return new(question.Id, decision, decision == Decisions.Answer ? topics[0].Label : null,
            [.. (decision == Decisions.AskBack ? offered : topics).Select(t => t.Label)], false, Math.Round(confidence, 4), question.Lang, micros);
    }

    /// <summary>The three likeliest topics, and how sure it is that the first is meant.</summary>
    private (List<Ranked> Topics, double Confidence) Rank(string text)
    {
        var (probabilities, confidence, _) = _model.Judge(_terms.Read(text, null));
        var ranked = _model.Classes.Zip(probabilities, (label, probability) => new Ranked(label, probability)).Where(r => r.Label != Question.OutOfScope);
        return ([.. ranked.OrderByDescending(r => r.Probability).ThenBy(r => r.Label, StringComparer.Ordinal).Take(3)], confidence);
    }
}
