using System.Text.Json;
using SupportHub.Domain.Conversations;
using SupportHub.Faq.Evaluation;

namespace SupportHub.Faq.Tests.Evaluation;

public sealed class Questions_of_a_file
{
    private const string Good = """{"id":"a","lang":"es","channel":"sms","text":"¿y mi tarjeta?","topic":"ebt-card-lost","style":"plain"}""";

    [Fact]
    public void Fields_nobody_asks_for_are_passed_over()
    {
        var question = Question.Read("q.jsonl", ["", Good], toCount: true).ShouldHaveSingleItem();

        (question.Id, question.Lang, question.Channel, question.Text, question.Topic).ShouldBe(("a", "es", Channel.Sms, "¿y mi tarjeta?", "ebt-card-lost"));
    }

    [Theory]
    [InlineData("\0\u0001rubbish", "q.jsonl:2: is not JSON (at byte 0)")]
    [InlineData("[1]", "q.jsonl:2: is not a JSON object")]
    [InlineData("{\"id\":\"b\"}", "q.jsonl:2: \"lang\" is missing")]
    [InlineData("{\"id\":7}", "q.jsonl:2: \"id\" is not a text")]
    [InlineData("{\"id\":\"\\ud83d\"}", "q.jsonl:2: \"id\" is not a text")]
    [InlineData("{\"id\":\"b\",\"lang\":\"en\",\"text\":\"x\"}", "q.jsonl:2: \"topic\" is missing")]
    [InlineData("{\"id\":\"b\",\"lang\":\"en\",\"text\":\"x\",\"channel\":\"fax\"}", "q.jsonl:2: \"channel\" is \"fax\"; it must be web or sms")]
    public void A_line_that_cannot_be_read_is_named(string line, string fault) =>
        Should.Throw<BadInputException>(() => Question.Read("q.jsonl", [Good, line], toCount: true)).Message.ShouldBe(fault);

    [Fact]
    public void Odd_questions_get_an_honest_decision()
    {
        string[] odd = ["", "a", "😀😀", "https://example.com/x?y=1", "\u0000\u0001\uFFFD", new('x', 10_000), "привет नमस्ते hola 喂 بطاقة"];
        var questions = odd.Select((text, i) => new Question($"{i}", "en", Channel.Sms, text, null, [])).ToList();

        var decided = new EngineTrial(TheEngine.Engine, TheEngine.Places, new(2026, 11, 21)).Run(questions);

        decided.Select(d => d.Id).ShouldBe(questions.Select(q => q.Id));
        decided.ShouldAllBe(d => d.Decision == "hand_off" || d.Decision == "ask_back" || d.Decision == "small_talk");
    }

    [Fact]
    public void A_decision_is_one_line_with_the_agreed_names_in_their_order()
    {
        var decided = new Decided("d-1", "ask_back", null, ["ebt-card-lost", "糧食券"], false, 0.4321, "yue", 120);

        decided.ToJson().ShouldBe(
            """{"id":"d-1","decision":"ask_back","topic":null,"top":["ebt-card-lost","糧食券"],"person":false,"confidence":0.4321,"language":"yue","micros":120}""");
        JsonDocument.Parse(decided.ToJson()).RootElement.EnumerateObject().Count().ShouldBe(8);
    }
}
