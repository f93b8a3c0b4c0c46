using SupportHub.Domain.Messages;

namespace SupportHub.Domain.Tests.Messages;

/// <summary>The counts are those of sms-segments-calculator 1.3.0, Twilio's own counter.</summary>
public class SmsTextTests
{
    [Theory]
    [InlineData("", 0, SmsEncoding.Gsm7, 1)]
    [InlineData("a", 160, SmsEncoding.Gsm7, 1)]
    [InlineData("a", 161, SmsEncoding.Gsm7, 2)]
    [InlineData("a", 306, SmsEncoding.Gsm7, 2)]
    [InlineData("a", 307, SmsEncoding.Gsm7, 3)]
    [InlineData("€", 80, SmsEncoding.Gsm7, 1)]
    [InlineData("€", 81, SmsEncoding.Gsm7, 2)]
    [InlineData("a\r\n", 60, SmsEncoding.Gsm7, 2)]
    [InlineData("食", 70, SmsEncoding.Ucs2, 1)]
    [InlineData("食", 71, SmsEncoding.Ucs2, 2)]
    [InlineData("食", 134, SmsEncoding.Ucs2, 2)]
    [InlineData("食", 135, SmsEncoding.Ucs2, 3)]
    [InlineData("食", 1600, SmsEncoding.Ucs2, 24)]
    [InlineData("á", 71, SmsEncoding.Ucs2, 2)]
    [InlineData("😀", 35, SmsEncoding.Ucs2, 1)]
    [InlineData("😀", 36, SmsEncoding.Ucs2, 2)]
    [InlineData("😀", 800, SmsEncoding.Ucs2, 25)]
    [InlineData("👨‍👩‍👧‍👦", 10, SmsEncoding.Ucs2, 2)]
    public void A_text_is_counted_as_the_carrier_counts_it(string part, int times, SmsEncoding encoding, int segments)
    {
        var size = SmsText.Measure(string.Concat(Enumerable.Repeat(part, times)));

        (size.Encoding, size.Segments).ShouldBe((encoding, segments));
    }

    [Fact]
    public void An_escaped_pair_is_never_cut_between_two_segments() =>
        SmsText.Measure(new string('a', 152) + "€" + new string('a', 152)).Segments.ShouldBe(3);

    [Fact]
    public void Curly_quotes_and_dashes_become_plain_where_that_saves_a_segment()
    {
        var text = $"You don\u2019t need a \u201Cletter\u201D \u2013 {new string('a', 80)}";

        SmsText.Smart(text).ShouldStartWith("You don't need a \"letter\" - a");
    }

    [Theory]
    [InlineData("You don\u2019t need it.")]
    [InlineData("\u300C申請\u300D\u2014\u2014糧食券")]
    public void A_text_stays_as_written_where_nothing_is_saved(string text) => SmsText.Smart(text).ShouldBe(text);

    [Theory]
    [InlineData("a \u2013 b", "\u2013")]
    [InlineData("a \u2013 b \u591A\u8B1D", "\u591A")]
    [InlineData("plain", null)]
    public void What_makes_a_text_longer_is_what_cannot_be_sent_plain(string text, string? named) => SmsText.FirstWide(text).ShouldBe(named);
}
