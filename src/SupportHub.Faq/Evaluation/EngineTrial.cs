using System.Diagnostics;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;

namespace SupportHub.Faq.Evaluation;

/// <summary>
/// Puts questions to the bot's engine, each alone: nothing is known of the client but the channel. The conversation's language is English as
/// in one nobody has set, so that the reply's language is told by the question.
/// </summary>
public sealed class EngineTrial(FaqEngine engine, Places places, DateOnly today)
{
    private const string OptOutTopic = "text-opt-out";
    private readonly DateTimeOffset _now = new(today, new(12, 0), TimeSpan.Zero);

    /// <summary>The decisions in the order of the questions; their time is taken in a second pass, when everything is warm.</summary>
    public IReadOnlyList<Decided> Run(IReadOnlyList<Question> questions)
    {
        foreach (var question in questions) engine.Resolve(question.Text, Context(question));
        return [.. questions.Select(Decide)];
    }

    private Decided Decide(Question question)
    {
        var context = Context(question);
        var started = Stopwatch.GetTimestamp();
        var turn = engine.Resolve(question.Text, context);
        var micros = (long)Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        var topic = turn.Decision == Decisions.OptOut ? OptOutTopic : turn.Topic;
        return new(question.Id, NameOf(turn.Decision), topic, Top(turn, topic, question.Text), turn.Person,
            turn.Confidence, turn.Language.Code(), micros, LacksPlace(topic, question.Text));
    }

    /// <summary>The offer of a person is how the bot begins to hand off what it has no answer for; <see cref="Decided.Person"/> tells the two apart.</summary>
    private static string NameOf(string decision) => decision == Decisions.OfferPerson ? Decisions.HandOff : decision;

    private IReadOnlyList<string> Top(Resolved turn, string? topic, string text)
    {
        if (turn.Decision == Decisions.AskBack) return turn.Top;
        var considered = engine.Considered(text, turn.Language);
        return topic is null ? considered : [.. considered.Prepend(topic).Distinct().Take(3)];
    }

    private bool LacksPlace(string? id, string text)
    {
        if (id is null || !engine.Content.Topics.TryGetValue(id, out var topic)) return false;
        var differs = topic.NeedsCounty || topic.Words.Values.Any(w => w.Answers.Any(a => a.Where.Length > 0));
        var place = places.Find(text);
        return differs && (topic.NeedsCounty ? place?.County is null : place is null);
    }

    private ResolutionContext Context(Question question) => new(_now, question.Channel, Language.English, Dialogue.New, places);
}
