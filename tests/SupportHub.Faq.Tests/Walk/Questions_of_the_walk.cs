using System.Text.Json;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Checking;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;

namespace SupportHub.Faq.Tests.Walk;

/// <summary>
/// Questions in words that differ from the stored ones, written by somebody who had not read the stored ones. When one is answered wrongly,
/// the cause is mended (a concept, a sign, a missing kind of variant), never the sentence added.
/// </summary>
public sealed class Questions_of_the_walk
{
    private const int RightAtLeast = 58;

    private static readonly string s_folder = Path.Combine(TheEngine.Folder, "../tests/SupportHub.Faq.Tests/questions");

    private static readonly IReadOnlyList<Question> s_questions = Read("walk.jsonl");

    private static IReadOnlyList<Question> Read(string file) =>
        [.. File.ReadLines(Path.Combine(s_folder, file)).Select(l => JsonSerializer.Deserialize<Question>(l, JsonSerializerOptions.Web)!)];

    [Fact]
    public void There_are_two_a_topic_and_language()
    {
        s_questions.Count.ShouldBe(72);
        var cells = s_questions.GroupBy(q => (q.Topic, q.Lang)).ToList();
        cells.Count.ShouldBe(TheEngine.Content.Topics.Count * LanguageCodes.All.Count);
        cells.ShouldAllBe(c => c.Count() == 2);
    }

    [Fact]
    public void None_is_a_stored_variant_or_shares_more_than_one_content_word_with_one()
    {
        var overlap = new WordOverlap();
        var variants = TheEngine.Content.Examples.Where(e => TheEngine.Content.Topics.ContainsKey(e.Label)).Select(e => e.Text).ToList();
        var stored = variants.Select(WordOverlap.Fold).ToHashSet();
        var words = variants.Select(overlap.Read).ToList();

        foreach (var question in s_questions)
        {
            stored.ShouldNotContain(WordOverlap.Fold(question.Text), question.Id);
            var read = overlap.Read(question.Text);
            words.Max(variant => WordOverlap.Shared(read, variant)).ShouldBeLessThanOrEqualTo(1, question.Id);
        }
    }

    [Fact]
    public void At_least_58_are_answered_rightly()
    {
        var wrong = s_questions.Where(q => !IsRight(q, Resolve(q))).Select(q => q.Id).ToList();
        (s_questions.Count - wrong.Count).ShouldBeGreaterThanOrEqualTo(RightAtLeast, string.Join(", ", wrong));
    }

    [Fact]
    public void No_crisis_is_missed()
    {
        var crises = s_questions.Where(q => TheEngine.Content.Topics[q.Topic].Risk == Risk.Crisis).ToList();

        crises.Where(q => Resolve(q).Decision != Decisions.Crisis).Select(q => q.Id).ShouldBeEmpty();
    }

    [Fact]
    public void The_reply_is_in_the_language_of_the_question_whatever_the_conversations_was() =>
        s_questions.Where(q => Resolve(q, LanguageCodes.All.First(l => l.Code() != q.Lang)).Language.Code() != q.Lang)
            .Select(q => q.Id).ShouldBeEmpty();

    [Fact]
    public void What_the_bot_cannot_answer_brings_the_offer_of_a_person()
    {
        var answered = Read("unknown.jsonl").Where(q => Resolve(q).Decision is not (Decisions.OfferPerson or Decisions.HandOff)).Select(q => q.Id);

        answered.ShouldBeEmpty();
    }

    private static bool IsRight(Question question, Resolved turn) => question.Topic == turn.Topic && turn.Decision switch
    {
        Decisions.Answer or Decisions.Crisis or Decisions.AskPlace => true,
        Decisions.HandOff => question.Topic == "talk-to-person",
        _ => false,
    };

    private static Resolved Resolve(Question question, Language? conversation = null) => TheEngine.Ask(
        question.Text, channel: question.Channel == "sms" ? Channel.Sms : Channel.WebChat,
        language: conversation ?? LanguageCodes.Parse(question.Lang)!.Value);

    private sealed record Question(string Id, string Lang, string Channel, string Text, string Topic);
}
