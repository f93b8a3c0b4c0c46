using System.Text;
using SupportHub.Domain.Messages;

namespace SupportHub.Web.Tests.Sms;

/// <summary>Our count of encodings, units and segments beside that of Twilio's own sms-segments-calculator, on texts nobody chose.</summary>
public sealed class Sizes_of_texts
{
    private const int Texts = 6000;

    private static readonly string[][] s_alphabets =
    [
        [.. Enumerable.Range(32, 95).Select(c => $"{(char)c}"), "\n"],
        [.. "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCXYZÄÖÑÜ§¿abcxyzäöñüà".Select(c => $"{c}")],
        [.. "\f^{}\\[~]|€abc 123".Select(c => $"{c}")],
        ["¿", "¡", "á", "é", "í", "ó", "ú", "ñ", "ü", "Á", "É", "solicitud ", "tarjeta ", "mañana ", "a", " ", ".", "n\u0303", "e\u0301"],
        ["申", "請", "糧", "食", "券", "唔", "嘅", "，", "。", "？", "「", "」", " ", "EBT", "1", "𠵱", "𨋢"],
        ["👍", "👍🏽", "👩‍👩‍👧‍👦", "🧑🏿‍🚀", "🇺🇸", "🇭🇰", "❤️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "a", " ", "\ufe0f"],
        ["“", "”", "‘", "’", "–", "—", "…", "•", "\u00a0", "\u200b", "a", "b", " ", "The office "],
        ["\r\n", "\r", "\n", "line", " "],
        ["क", "्", "ष", "ि", "ก", "ำ", "각", "ᄀ", "ᅡ", "ᆨ", "\u0301", "z"],
    ];

    [Fact]
    public async Task Thousands_of_texts_are_counted_as_Twilios_calculator_counts_them()
    {
        var random = new Random(7);
        var texts = Enumerable.Range(0, Texts).Select(turn => Written(random, turn)).ToList();
        texts.Select(text => SmsText.Measure(text).Segments).Distinct().Count().ShouldBeGreaterThan(10);

        var theirs = await Counted(texts);

        var apart = texts.Zip(theirs).Where(pair => Ours(pair.First) != pair.Second).Select(pair => $"{pair.First.Length} units {Ours(pair.First)} {pair.Second}: {Escaped(pair.First)}");
        apart.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(160, "a")]
    [InlineData(161, "a")]
    [InlineData(153 * 3, "a")]
    [InlineData(80, "€")]
    [InlineData(77, "€")]
    [InlineData(70, "食")]
    [InlineData(71, "食")]
    [InlineData(67 * 4 + 1, "食")]
    [InlineData(35, "👍")]
    [InlineData(36, "👍")]
    [InlineData(800, "👍")]
    public async Task At_the_edges_of_a_segment_both_count_alike(int times, string character)
    {
        var text = string.Concat(Enumerable.Repeat(character, times));

        (await Counted([text])).ShouldBe([Ours(text)]);
    }

    /// <summary>Their table of emoji is of 2017: a newer one they cut at its joiner, where we keep it whole, as phones show it.</summary>
    [Fact]
    public async Task Only_at_the_joiner_of_an_emoji_newer_than_their_table_do_we_differ()
    {
        var text = new string('食', 63) + "🧑‍🦰" + new string('食', 65);

        (Ours(text), (await Counted([text]))[0]).ShouldBe((new("UCS-2", 133, 3), new("UCS-2", 133, 2)));
    }

    private static string Written(Random random, int turn)
    {
        var text = new StringBuilder();
        var alphabet = s_alphabets[turn % s_alphabets.Length];
        // Every third text is of one alphabet; the others are mixed, as people write.
        var mixed = turn % 3 > 0 ? s_alphabets[random.Next(s_alphabets.Length)] : alphabet;
        var length = turn % 10 == 0 ? random.Next(1, SmsText.LongestBody) : random.Next(0, 400);
        while (text.Length < length)
            text.Append(random.Next(8) == 0 ? mixed[random.Next(mixed.Length)] : alphabet[random.Next(alphabet.Length)]);
        return text.ToString();
    }

    private static Task<IReadOnlyList<Count>> Counted(IEnumerable<string> texts) =>
        NpmTool.Ask<Count>("segments.mjs", texts.Select(text => text.Select(unit => (int)unit)));

    private static Count Ours(string text)
    {
        var size = SmsText.Measure(text);
        return new(size.Encoding == SmsEncoding.Gsm7 ? "GSM-7" : "UCS-2", size.Units, size.Segments);
    }

    private static string Escaped(string text) => string.Concat(text.Select(unit => unit is >= ' ' and < (char)127 ? $"{unit}" : $"\\u{(int)unit:x4}"));

    private sealed record Count(string Encoding, double Units, int Segments);
}
