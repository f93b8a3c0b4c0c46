using SupportHub.Web.Sms;

namespace SupportHub.Web.Tests.Sms;

public class TwilioOptionsTests
{
    private const string Account = "AC0123456789abcdef0123456789abcdef";

    [Fact]
    public void An_account_and_a_token_are_enough() =>
        new TwilioOptionsCheck().Validate(null, new() { AccountSid = Account, AuthToken = "secret" }).Succeeded.ShouldBeTrue();

    [Theory]
    [InlineData("", "secret", "https://api.twilio.com", "Twilio:AccountSid")]
    [InlineData("AC123", "secret", "https://api.twilio.com", "Twilio:AccountSid")]
    [InlineData(Account, " ", "https://api.twilio.com", "Twilio:AuthToken")]
    [InlineData(Account, "secret", "ftp://api.twilio.com", "Twilio:BaseAddress")]
    [InlineData(Account, "secret", "/relative", "Twilio:BaseAddress")]
    public void What_is_missing_or_wrong_is_named(string account, string token, string address, string named)
    {
        var checkedAs = new TwilioOptionsCheck().Validate(
            null, new() { AccountSid = account, AuthToken = token, BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute) });

        checkedAs.Failures.ShouldHaveSingleItem().ShouldStartWith(named);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("next", true)]
    [InlineData("", false)]
    [InlineData("  ", false)]
    [InlineData("secret", false)]
    public void The_next_token_is_another_one_or_none(string? next, bool right)
    {
        var checkedAs = new TwilioOptionsCheck().Validate(null, new() { AccountSid = Account, AuthToken = "secret", NextAuthToken = next });

        checkedAs.Succeeded.ShouldBe(right);
        if (!right) checkedAs.Failures.ShouldHaveSingleItem().ShouldStartWith("Twilio:NextAuthToken");
    }
}
