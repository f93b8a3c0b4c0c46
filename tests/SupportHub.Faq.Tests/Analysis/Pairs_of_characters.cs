using SupportHub.Faq.Analysis;

namespace SupportHub.Faq.Tests.Analysis;

/// <summary>The sentence and what becomes of it are those of Lucene's own test of this filter (Apache License 2.0).</summary>
public sealed class Pairs_of_characters
{
    private const string Sentence = "多くの学生が試験に落ちた";

    [Fact]
    public void Span_all_scripts_by_default() =>
        Read(new(), Sentence + "。").ShouldBe("多く くの の学 学生 生が が試 試験 験に に落 落ち ちた");

    [Fact]
    public void Go_on_through_a_long_text() =>
        Read(new(), string.Concat(Enumerable.Repeat(Sentence, 11))).ShouldBe(
            string.Join(' ', Enumerable.Repeat("多く くの の学 学生 生が が試 試験 験に に落 落ち ちた た多", 11))[..^3]);

    [Fact]
    public void Are_of_Han_only_where_that_is_chosen() =>
        Read(new(CJKScripts.Han), Sentence + "。").ShouldBe("多 く の 学生 が 試験 に 落 ち た");

    [Fact]
    public void Stand_beside_single_characters_where_those_are_chosen() =>
        Read(new(CJKScripts.All, outputUnigrams: true), Sentence + "。")
            .ShouldBe("多 多く く くの の の学 学 学生 生 生が が が試 試 試験 験 験に に に落 落 落ち ち ちた た");

    [Fact]
    public void Stand_beside_single_characters_of_Han_only() =>
        Read(new(CJKScripts.Han, outputUnigrams: true), Sentence + "。").ShouldBe("多 く の 学 学生 生 が 試 試験 験 に 落 ち た");

    [Fact]
    public void Are_typed_as_single_or_double_and_know_their_place() =>
        new CJKBigramFilter(CJKScripts.Han).Filter(Sentence).ShouldBe(
        [
            new(0, 1, TokenType.Single), new(1, 1, TokenType.Hiragana), new(2, 1, TokenType.Hiragana), new(3, 2, TokenType.Double),
            new(5, 1, TokenType.Hiragana), new(6, 2, TokenType.Double), new(8, 1, TokenType.Hiragana), new(9, 1, TokenType.Single),
            new(10, 1, TokenType.Hiragana), new(11, 1, TokenType.Hiragana),
        ]);

    /// <summary>From here on made by hand from the filter's rules.</summary>
    [Theory]
    [InlineData("我張EBT卡唔見咗", "我張 EBT 卡唔 唔見 見咗")]
    [InlineData("卡，唔見", "卡 唔見")]
    [InlineData("申請 糧食券", "申請 糧食 食券")]
    [InlineData("カタカナと한국", "カタ タカ カナ ナと と한 한국")]
    [InlineData("한국 abc한국", "한국 abc한국")]
    [InlineData("𠮟る人", "𠮟る る人")]
    [InlineData("3月15號", "3 月 15 號")]
    public void Never_span_a_space_a_point_or_a_word(string text, string terms) => Read(new(), text).ShouldBe(terms);

    [Fact]
    public void Of_an_analyzed_text_are_folded_in_width_and_case() =>
        CJKAnalyzer.Analyze("ＥＢＴ卡冇錢", unigrams: true).ShouldBe(["ebt", "卡", "卡冇", "冇", "冇錢", "錢"]);

    [Fact]
    public void Survive_half_a_character_and_an_empty_text()
    {
        Read(new(), "").ShouldBe("");
        Read(new(), "卡\ud83d卡").ShouldBe("卡 卡");
    }

    private static string Read(CJKBigramFilter filter, string text) => string.Join(' ', filter.Filter(text).Select(token => token.In(text).ToString()));
}
