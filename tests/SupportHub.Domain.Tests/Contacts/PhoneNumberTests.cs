using SupportHub.Domain.Contacts;

namespace SupportHub.Domain.Tests.Contacts;

public class PhoneNumberTests
{
    [Theory]
    [InlineData("(415) 555-0101", "+14155550101")]
    [InlineData("1-415-555-0101", "+14155550101")]
    [InlineData("+14155550101", "+14155550101")]
    [InlineData("415.555.0101", "+14155550101")]
    [InlineData("(415) 555 0101 ext 5", "+14155550101")]
    [InlineData("415-555-0101x5", "+14155550101")]
    [InlineData("４１５－５５５－０１０１", "+14155550101")]
    [InlineData("my number is 415 555 0101, after 5 pm", "+14155550101")]
    [InlineData("mi número es el (415) 555-0101. Gracias", "+14155550101")]
    [InlineData("我個電話係（４１５）５５５０１０１，唔該", "+14155550101")]
    [InlineData("case 1234567, phone 612-555-0102", "+16125550102")]
    [InlineData("+52 415 555 0101 or +1 612 555 0102", "+16125550102")]
    [InlineData("787-555-0101", "+17875550101")]
    [InlineData("1 (877) 328-9677", "+18773289677")]
    [InlineData("115-555-0101", null)]
    [InlineData("415-155-0101", null)]
    [InlineData("911-555-0101", null)]
    [InlineData("900-555-0101", null)]
    [InlineData("+52 415 555 0101", null)]
    [InlineData("+44 20 7946 0958", null)]
    [InlineData("4155550101234", null)]
    [InlineData("555-0101", null)]
    [InlineData("72345", null)]
    [InlineData("COUNTYHSA", null)]
    [InlineData("half of a pair \uD83D 415 555", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_US_number_has_one_form(string? written, string? e164) => PhoneNumber.ToE164(written).ShouldBe(e164);

    [Theory]
    [InlineData("+14155550101", true)]
    [InlineData("+17875550101", true)]
    [InlineData("+18773289677", true)]
    [InlineData("+14165550101", false)]
    [InlineData("+18765550101", false)]
    [InlineData("+525555550101", false)]
    [InlineData("72345", false)]
    public void Canada_and_the_islands_are_abroad(string e164, bool american) => PhoneNumber.IsAmerican(e164).ShouldBe(american);

    [Theory]
    [InlineData("+14155550101", "(415) 555-0101", "0101")]
    [InlineData("+19995550101", "(999) 555-0101", "0101")]
    [InlineData("+442079460958", "+442079460958", "0958")]
    [InlineData("72345", "72345", "72345")]
    [InlineData("COUNTYHSA", "COUNTYHSA", "COUNTYHSA")]
    public void A_number_is_shown_as_people_read_it_and_a_short_code_or_a_name_as_it_is(string address, string shown, string end)
    {
        PhoneNumber.Display(address).ShouldBe(shown);
        PhoneNumber.LastFour(address).ShouldBe(end);
    }

    [Theory]
    [InlineData("+14155550101", SenderKind.Phone)]
    [InlineData("+442079460958", SenderKind.Phone)]
    [InlineData("whatsapp:+14155550101", SenderKind.Phone)]
    [InlineData("262966", SenderKind.ShortCode)]
    [InlineData("811", SenderKind.ShortCode)]
    [InlineData("COUNTYHSA", SenderKind.Name)]
    [InlineData("My Bank 24", SenderKind.Name)]
    [InlineData("24", SenderKind.Name)]
    public void A_sender_is_a_phone_a_short_code_or_a_name(string address, SenderKind kind) => Senders.KindOf(address).ShouldBe(kind);
}
