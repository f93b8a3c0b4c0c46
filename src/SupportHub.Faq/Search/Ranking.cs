using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Evaluation;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Search;

/// <summary>A class and how likely it is.</summary>
internal sealed record Ranked(string Label, double Probability);

/// <summary>What the classifier thinks of a text: topics of ours, likeliest first, and how much belongs elsewhere.</summary>
/// <param name="Topics">Our topics, likeliest first.</param>
/// <param name="Confidence">How sure it is that the first of them is what is meant, 0 to 1, calibrated.</param>
/// <param name="SmallTalk">The likeliest kind of small talk, and the probability of all kinds together.</param>
/// <param name="OptOut">The probability of "stop texting me".</param>
/// <param name="Elsewhere">The likeliest class that is no topic of ours.</param>
/// <param name="Known">The share of the text's terms that the content has.</param>
internal sealed record Ranking(IReadOnlyList<Ranked> Topics, double Confidence, Ranked SmallTalk, double OptOut, double Elsewhere, double Known);

/// <summary>Ranks texts; built once from the content.</summary>
internal sealed class Ranker
{
    private const string OptOutLabel = "text-opt-out";

    private readonly TermReader _terms;
    private readonly FaqModel _model;
    private readonly int[] _topics;
    private readonly int[] _smallTalk;
    private readonly int _optOut;
    private readonly int[] _elsewhere;

    /// <param name="content">What there is to ask about.</param>
    /// <param name="models">Where a model learned before is kept; null learns anew.</param>
    public Ranker(BotContent content, ModelFolder? models)
    {
        _terms = new(new ConceptReader(content.Concepts));
        if (models?.Find(content.LearnedFrom) is { } kept) _model = kept;
        else
        {
            _model = Learn(content);
            models?.Keep(content.LearnedFrom, _model);
        }
        var classes = Enumerable.Range(0, _model.Classes.Length).ToList();
        _topics = [.. classes.Where(c => content.Topics.ContainsKey(_model.Classes[c]))];
        _smallTalk = [.. classes.Where(c => _model.Classes[c].StartsWith(BotContent.SmallTalk, StringComparison.Ordinal))];
        _elsewhere = [.. classes.Except(_topics)];
        _optOut = classes.FindIndex(c => _model.Classes[c] == OptOutLabel);
    }

    private FaqModel Learn(BotContent content)
    {
        var places = new Places([], content.PlaceNames);
        return FaqModel.Train(
            [.. content.Examples.AsParallel().AsOrdered().Select(e => new Lesson(e.Label, _terms.Read(e.Text, places.Find(e.Text)?.State)))],
            [.. content.Questions.Select(q => (q, State: places.Find(q.Text)?.State)).Select(q => new Exam(_terms.Read(q.q.Text, q.State), (int)LanguageCodes.Parse(q.q.Lang)!.Value, q.State, label => Fits(q.q, label)))],
            content.Topics.ContainsKey,
            label => content.Topics.TryGetValue(label, out var topic) && topic.Scope != Topic.AnyState ? topic.Scope : "");
    }

    /// <param name="text">What was said.</param>
    /// <param name="language">The language it is in.</param>
    /// <param name="named">The state of the place the text names, if it names one.</param>
    /// <param name="known">The state the client is in, as known from before.</param>
    public Ranking Rank(string text, Language language, string? named, string? known)
    {
        var (probabilities, confidence, seen) = _model.Judge(_terms.Read(text, named), (int)language, named ?? known, named is not null);
        var kind = _smallTalk.MaxBy(c => probabilities[c]);
        return new(
            [.. _topics.OrderByDescending(c => probabilities[c]).Select(c => new Ranked(_model.Classes[c], probabilities[c]))], confidence,
            new(_model.Classes[kind][BotContent.SmallTalk.Length..], _smallTalk.Sum(c => probabilities[c])),
            _optOut < 0 ? 0 : probabilities[_optOut], _elsewhere.Max(c => probabilities[c]), seen);
    }

    private static bool Fits(Question question, string label) => question.Topic switch
    {
        Question.OutOfScope => label.StartsWith(BotContent.OutOfScope, StringComparison.Ordinal),
        Question.SmallTalk => label.StartsWith(BotContent.SmallTalk, StringComparison.Ordinal),
        _ => question.Accepts(label),
    };
}
