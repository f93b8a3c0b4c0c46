using SupportHub.Faq.Content;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Search;

/// <summary>A class and how likely it is.</summary>
internal sealed record Ranked(string Label, double Probability);

/// <summary>What the classifier thinks of a text: topics of ours, likeliest first, and how much belongs elsewhere.</summary>
/// <param name="Topics">Our topics, likeliest first.</param>
/// <param name="SmallTalk">The likeliest kind of small talk, and the probability of all kinds together.</param>
/// <param name="OptOut">The probability of "stop texting me".</param>
/// <param name="Elsewhere">The likeliest class that is no topic of ours.</param>
/// <param name="Known">The share of the text's terms that the content has.</param>
internal sealed record Ranking(IReadOnlyList<Ranked> Topics, Ranked SmallTalk, double OptOut, double Elsewhere, double Known);

/// <summary>Ranks texts; built once from the content.</summary>
internal sealed class Ranker
{
    private const string OptOutLabel = "text-opt-out";

    private readonly TermReader _terms;
    private readonly LinearClassifier _classifier;
    private readonly int[] _topics;
    private readonly int[] _smallTalk;
    private readonly int _optOut;
    private readonly int[] _elsewhere;

    public Ranker(BotContent content)
    {
        _terms = new(new ConceptReader(content.Concepts));
        _classifier = ClassifierTraining.Train([.. content.Examples.Select(e => (e.Label, _terms.Read(e.Text)))],
            content.Topics.Values.Where(t => t.Risk == Risk.Crisis).Select(t => t.Id).ToHashSet());
        var classes = Enumerable.Range(0, _classifier.Classes.Count).ToList();
        _topics = [.. classes.Where(c => content.Topics.ContainsKey(_classifier.Classes[c]))];
        _smallTalk = [.. classes.Where(c => _classifier.Classes[c].StartsWith(BotContent.SmallTalk, StringComparison.Ordinal))];
        _elsewhere = [.. classes.Except(_topics)];
        _optOut = classes.FindIndex(c => _classifier.Classes[c] == OptOutLabel);
    }

    public Ranking Rank(string text)
    {
        var (probabilities, known) = _classifier.Score(_terms.Read(text));
        var kind = _smallTalk.MaxBy(c => probabilities[c]);
        return new(
            [.. _topics.OrderByDescending(c => probabilities[c]).Select(c => new Ranked(_classifier.Classes[c], probabilities[c]))],
            new(_classifier.Classes[kind][BotContent.SmallTalk.Length..], _smallTalk.Sum(c => probabilities[c])),
            _optOut < 0 ? 0 : probabilities[_optOut], _elsewhere.Max(c => probabilities[c]), known);
    }
}
