using System.Diagnostics;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Gaps;

namespace SupportHub.Faq.Tests.Gaps;

public sealed class Questions_that_are_alike
{
    [Theory]
    [InlineData(Language.English, "can I get help with my dog's vet bill", "help paying the vet for my dog", "where do I renew a fishing license", "how to renew my fishing license")]
    [InlineData(Language.Spanish, "ayuda para pagar la multa de tránsito", "¿cómo pago mi multa de tránsito?", "quiero renovar mi pasaporte mexicano", "cita para renovar el pasaporte")]
    [InlineData(Language.Cantonese, "點樣續領釣魚牌照", "釣魚牌照過期點續領", "想問垃圾車幾時嚟收垃圾", "垃圾車今日收唔收垃圾")]
    public void Stand_together_and_others_apart(Language language, string one, string likeOne, string two, string likeTwo) =>
        LikeQuestions.Group([one, two, likeTwo, likeOne], language).Select(group => string.Join(' ', group)).ShouldBe(["0 3", "1 2"]);

    [Fact]
    public void Of_nothing_but_function_words_or_signs_are_grouped_all_the_same() =>
        LikeQuestions.Group(["???", "what", "???", ""], Language.English).Sum(group => group.Count).ShouldBe(4);

    [Fact]
    public void Ten_thousand_are_grouped_the_same_way_every_time_while_somebody_waits()
    {
        List<string> questions = [.. TheEngine.Content.Examples.Where(e => e.Language == Language.English).Select(e => e.Text).Take(10_000)];
        var clock = Stopwatch.StartNew();

        var groups = LikeQuestions.Group(questions, Language.English);

        // A page may take seconds; a comparison of each with each would take minutes.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        groups.Sum(group => group.Count).ShouldBe(questions.Count);
        LikeQuestions.Group(questions, Language.English).Select(group => string.Join(' ', group)).ShouldBe(groups.Select(group => string.Join(' ', group)));
    }
}
