using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Tests.Resolution;

public sealed class Simplified_Chinese
{
    [Theory]
    [InlineData("乾淨", "干净")]
    [InlineData("乾坤", "乾坤")]
    [InlineData("餅乾", "饼干")]
    [InlineData("皇后之後", "皇后之后")]
    [InlineData("頭髮發現", "头发发现")]
    [InlineData("這裡", "这里")]
    [InlineData("呢裏", "呢里")]
    [InlineData("接著", "接着")]
    [InlineData("著名著作", "著名著作")]
    [InlineData("顯著", "显著")]
    [InlineData("甚麼", "什么")]
    [InlineData("瞭解", "了解")]
    [InlineData("藉口", "借口")]
    [InlineData("計畫回覆", "计划回复")]
    [InlineData("您係咪想問EBT卡？", "您系咪想问EBT卡？")]
    [InlineData("No Chinese here, señora", "No Chinese here, señora")]
    public void Words_are_written_as_readers_of_it_write_them(string traditional, string simplified) =>
        ChineseScript.Simplify(traditional).ShouldBe(simplified);

    [Theory]
    [InlineData("我的粮食券卡不见了", true)]
    [InlineData("怎么申请", true)]
    [InlineData("我唔見咗張卡", false)]
    [InlineData("講咗個吓字就冇聲", false)]
    [InlineData("EBT", null)]
    [InlineData("唔好", null)]
    [InlineData("我想申请糧", null)]
    public void Characters_that_only_one_of_them_has_tell(string text, bool? simplified) => ChineseScript.IsSimplified(text).ShouldBe(simplified);

    /// <summary>All that is said in Chinese anywhere converts, and nothing Traditional is left in it.</summary>
    [Fact]
    public void No_word_of_the_content_is_left_in_Traditional_characters()
    {
        var content = TheEngine.Content;
        var said = content.Topics.Values.SelectMany(t => t.Words[Language.Cantonese].Answers.Select(a => a.Text).Append(t.Words[Language.Cantonese].Title))
            .Concat(content.Phrases.Keys.Select(k => content.Phrases.Raw(k, Language.Cantonese)))
            .Concat(content.Doors.SelectMany(d => d.Offers.Where(o => o.Key.Language == Language.Cantonese).Select(o => o.Value)));
        foreach (var text in said)
        {
            var simplified = ChineseScript.Simplify(text);
            simplified.Length.ShouldBe(text.Length);
            foreach (var wrong in new[] { "裡", "後", "髮", "個", "們", "隻", "與", "麼", "甚", "係" }) simplified.ShouldNotContain(wrong);
            ChineseScript.Simplify(simplified).ShouldBe(simplified);
        }
    }

    [Fact]
    public void Who_writes_it_reads_it_to_the_end_of_the_conversation_or_until_they_write_Traditional()
    {
        var first = TheEngine.Ask("我的EBT卡丢了怎么办");
        first.Topic.ShouldBe("ebt-card-lost");
        first.Messages.ShouldAllBe(m => ChineseScript.IsSimplified(m) != false);
        ChineseScript.IsSimplified(first.Messages[^1]).ShouldBe(true);
        first.Choices.ShouldAllBe(c => ChineseScript.IsSimplified(c.Label) != false);
        first.Language.HtmlLang(first.Messages[^1]).ShouldBe("zh-Hans");
        first.Language.Locale(first.Messages[^1]).ShouldBe("zh-CN");

        // 唔該晒 is the same in both but for one character; "1" tells nothing.
        ChineseScript.IsSimplified(TheEngine.Ask("1", first.Next with { Question = null }, language: Language.Cantonese).Messages[^1]).ShouldBe(true);

        var back = TheEngine.Ask("我唔見咗張EBT卡，點算好？", first.Next with { Question = null });
        ChineseScript.IsSimplified(back.Messages[^1]).ShouldBe(false);
        back.Language.HtmlLang(back.Messages[^1]).ShouldBe("zh-Hant-HK");
        back.Language.Locale(back.Messages[^1]).ShouldBe("zh-HK");
    }

    [Theory]
    [InlineData("第二个")]
    [InlineData("我错过了面谈")]
    [InlineData("我錯過了面談")]
    public void A_choice_typed_in_either_is_understood(string typed)
    {
        var question = new OpenQuestion(
            QuestionKind.PickTopic, null, [new("我的EBT卡不见了", "topic:ebt-card-lost"), new("我错过了面谈", "topic:interview-missed")], TheEngine.Now.AddHours(1));

        TheEngine.Ask(typed, Dialogue.New with { Question = question, Disclosed = true, Simplified = true }, Channel.Sms, Language.Cantonese)
            .Topic.ShouldBe("interview-missed");
    }

    [Fact]
    public void A_pressed_choice_changes_nothing()
    {
        var turn = TheEngine.Engine.Resolve(
            "我错过了面谈", TheEngine.Context(Dialogue.New with { Disclosed = true }, language: Language.Cantonese, choice: "topic:interview-missed"));

        turn.Topic.ShouldBe("interview-missed");
        ChineseScript.IsSimplified(turn.Messages[^1]).ShouldBe(false);
    }

    [Fact]
    public void English_to_who_wrote_Simplified_before_stays_English()
    {
        var turn = TheEngine.Ask("i lost my ebt card", Dialogue.New with { Simplified = true });

        turn.Language.ShouldBe(Language.English);
        turn.Next.Simplified.ShouldBeTrue();
    }
}
