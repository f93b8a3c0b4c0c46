using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using SupportHub.Domain.Messages;

namespace SupportHub.Domain.Tests.Messages;

public sealed partial class Long_texts_in_parts
{
    private static readonly string[] s_whole =
    [
        "https://benefitscal.com/Public/login?lang=es&step=2", "(415) 555-0199", "1-800-555-0199", "$1,234.56", "10:30 a.m.", "3/14/2026", "130%", "getcalfresh.org/apply",
        "1235 Mission St., Suite 5, San Francisco, CA 94103", "P.O. Box 1234, Oakland, CA 94612", "help@county.ca.gov", "👨‍👩‍👧‍👦", "🇺🇸", "e\u0301", "4444 South Main Street", "415 555 0199",
    ];

    private static readonly string[] s_words =
    [
        "You can apply today.", "Bring an ID", "and a bill,", "or call us!", "Puede pedirlo hoy mismo.", "¿Tiene niños?", "Lleve su identificación,", "después llame", "Dr.", "Sí.",
        "你可以即日申請。", "帶埋身份證,", "同埋帳單，", "打電話問吓！", "唔使驚", "“quoted words”", "— so —", "😀😀😀", "\n", "- one thing\n", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    private static readonly Gen<(string Text, string[] Whole)> s_texts = Gen.Elements(s_words.Concat(s_whole).ToArray()).ArrayOf().Where(words => words.Length > 0)
        .Select(words => (string.Join(' ', words), words.Where(s_whole.Contains).ToArray()));

    [Fact]
    public void Joined_they_are_the_text() => Check(text => Solid(string.Concat(Pieces(text))) == Solid(SmsText.Smart(text)));

    [Fact]
    public void Each_keeps_to_the_budget_and_says_its_place() => Check(text =>
    {
        var parts = TextParts.Of(text);
        return parts.All(part => SmsText.Measure(part).Segments <= TextParts.MostSegments)
            && (parts.Count == 1 || parts.Index().All(part => part.Item.StartsWith($"{part.Index + 1}/{parts.Count} ", StringComparison.Ordinal)));
    });

    [Fact]
    public void A_text_within_the_budget_stays_one() => Check(text =>
        SmsText.Measure(SmsText.Smart(text)).Segments > TextParts.MostSegments || TextParts.Of(text).SequenceEqual([SmsText.Smart(text)]));

    [Fact]
    public void No_character_is_cut() => Check(text =>
        Pieces(text).SelectMany(Characters).SequenceEqual(Characters(SmsText.Smart(text))));

    [Fact]
    public void No_number_address_or_link_is_cut() => Prop.ForAll(
        s_texts.ToArbitrary(), text => text.Whole.Distinct().All(whole => Count(Pieces(text.Text), SmsText.Smart(whole)) == Count([SmsText.Smart(text.Text)], SmsText.Smart(whole))))
        .Check(s_config);

    [Theory]
    [InlineData("English", "You can apply for CalFresh online, by phone, or at an office. ", 12)]
    [InlineData("Spanish", "Usted puede pedir CalFresh en línea, por teléfono o en una oficina. ", 8)]
    [InlineData("Chinese", "你可以喺網上、打電話或者去辦事處申請糧食券。", 15)]
    public void They_end_where_a_sentence_ends(string language, string sentence, int times)
    {
        var parts = TextParts.Of(string.Concat(Enumerable.Repeat(sentence, times)));

        parts.Count.ShouldBeGreaterThan(1, language);
        parts.ShouldAllBe(part => part.EndsWith('.') || part.EndsWith('。'));
    }

    [Fact]
    public void A_title_or_a_time_ends_no_sentence()
    {
        var parts = TextParts.Of($"{new string('a', 300)} bbb. Please see Dr. Lee and {new string('c', 70)} at 9 a.m. Tomorrow {new string('d', 90)} is fine.");

        parts[0].ShouldEndWith("bbb.");
    }

    [Fact]
    public void A_sentence_without_end_is_cut_after_a_clause_then_after_a_word()
    {
        TextParts.Of($"{new string('a', 250)} and so, {new string('b', 150)} {new string('c', 150)}")[0].ShouldEndWith("and so,");
        TextParts.Of($"{new string('a', 250)} and {new string('b', 150)} {new string('c', 150)}")[0].ShouldEndWith("b");
    }

    [Fact]
    public void A_word_longer_than_a_text_is_cut_between_characters() =>
        TextParts.Of(new string('a', 1000)).Select(part => part.Length).ShouldBe([459, 459, 94]);

    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(400).WithStartSize(1).WithEndSize(120).WithReplay(20261122, 7);

    private static void Check(Func<string, bool> holds) => Prop.ForAll(s_texts.ToArbitrary(), text => holds(text.Text)).Check(s_config);

    private static IReadOnlyList<string> Pieces(string text) =>
        TextParts.Of(text) is { Count: > 1 } parts ? [.. parts.Select(part => part[(part.IndexOf(' ', StringComparison.Ordinal) + 1)..])] : TextParts.Of(text);

    private static IEnumerable<string> Characters(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
            if (!string.IsNullOrWhiteSpace(elements.GetTextElement())) yield return elements.GetTextElement();
    }

    private static string Solid(string text) => White().Replace(text, "");

    private static int Count(IEnumerable<string> pieces, string whole) => pieces.Sum(piece => piece.Split(whole).Length - 1);

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
