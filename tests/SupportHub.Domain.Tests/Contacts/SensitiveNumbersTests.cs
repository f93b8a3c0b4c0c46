using SupportHub.Domain.Contacts;

namespace SupportHub.Domain.Tests.Contacts;

public class SensitiveNumbersTests
{
    [Theory]
    [InlineData("my ssn is 219-09-9999 ok", "my ssn is ••• ok", SensitiveKinds.SocialSecurity)]
    [InlineData("219 09 9999", "•••", SensitiveKinds.SocialSecurity)]
    [InlineData("seguro social 219099999", "seguro social •••", SensitiveKinds.SocialSecurity)]
    [InlineData("社安號219099999", "社安號•••", SensitiveKinds.SocialSecurity)]
    [InlineData("card 5077 1912 3456 7890 is lost", "card ••• is lost", SensitiveKinds.Card)]
    [InlineData("card 4111111111111111", "card •••", SensitiveKinds.Card)]
    [InlineData("my pin is 4821", "my pin is •••", SensitiveKinds.Pin)]
    [InlineData("mi clave es 4821", "mi clave es •••", SensitiveKinds.Pin)]
    [InlineData("密碼係4821", "密碼係•••", SensitiveKinds.Pin)]
    [InlineData("ssn 219-09-9999 pin 1234", "ssn ••• pin •••", SensitiveKinds.SocialSecurity | SensitiveKinds.Pin)]
    [InlineData("卡號５０７７１９１２３４５６７８９０", "卡號•••", SensitiveKinds.Card)]
    public void Numbers_that_must_never_be_stored_are_masked(string written, string kept, SensitiveKinds kinds) =>
        SensitiveNumbers.Hide(written).ShouldBe((kept, kinds));

    [Theory]
    [InlineData("call me at 415-555-0101")]
    [InlineData("(415) 555-0101 or 1 415 555 0101")]
    [InlineData("my case number is 1B2C3D4, letter of 11/20/2026")]
    [InlineData("i got $1,234.50 on 2026-11-20")]
    [InlineData("case 123456789")]
    [InlineData("zip 90012-1234")]
    [InlineData("i opened in 1999 and 2024")]
    public void Phone_numbers_case_numbers_dates_and_amounts_stay(string written) =>
        SensitiveNumbers.Hide(written).ShouldBe((written, SensitiveKinds.None));
}
