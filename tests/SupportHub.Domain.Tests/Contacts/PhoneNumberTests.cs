using SupportHub.Domain.Contacts;

namespace SupportHub.Domain.Tests.Contacts;

public class PhoneNumberTests
{
    [Theory]
    [InlineData("(415) 555-0101", "+14155550101")]
    [InlineData("1-415-555-0101", "+14155550101")]
    [InlineData("+14155550101", "+14155550101")]
    [InlineData("115-555-0101", null)]
    [InlineData("72345", null)]
    [InlineData(null, null)]
    public void A_US_number_has_one_form(string? written, string? e164) => PhoneNumber.ToE164(written).ShouldBe(e164);

    [Fact]
    public void A_number_is_shown_as_people_read_it_and_a_short_code_as_it_is()
    {
        PhoneNumber.Display("+14155550101").ShouldBe("(415) 555-0101");
        PhoneNumber.Display("72345").ShouldBe("72345");
    }
}
