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
    [InlineData("219 - 09 - 9999", "•••", SensitiveKinds.SocialSecurity)]
    [InlineData("219\u201109\u20119999", "•••", SensitiveKinds.SocialSecurity)]
    [InlineData("219\u00A009\u00A09999", "•••", SensitiveKinds.SocialSecurity)]
    [InlineData("219-09 9999- thanks", "•••- thanks", SensitiveKinds.SocialSecurity)]
    [InlineData("#-219-09-9999", "#-•••", SensitiveKinds.SocialSecurity)]
    [InlineData("SS# 219099999", "SS# •••", SensitiveKinds.SocialSecurity)]
    [InlineData("card,5077191234567890", "card,•••", SensitiveKinds.Card)]
    [InlineData("EBT 5077 - 1912 - 3456 - 7890", "EBT •••", SensitiveKinds.Card)]
    [InlineData("5077\u20131912\u20133456\u20137890", "•••", SensitiveKinds.Card)]
    [InlineData("密碼係：4821", "密碼係：•••", SensitiveKinds.Pin)]
    [InlineData("PIN is: 4821", "PIN is: •••", SensitiveKinds.Pin)]
    [InlineData("my pin's 4821", "my pin's •••", SensitiveKinds.Pin)]
    [InlineData("4821 is my pin", "••• is my pin", SensitiveKinds.Pin)]
    [InlineData("4821 es mi clave", "••• es mi clave", SensitiveKinds.Pin)]
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
    [InlineData("my numbers:\n415 555 0101\n510 555 0102")]
    [InlineData("i forgot my pin. 2024 was a long year")]
    public void Phone_numbers_case_numbers_dates_and_amounts_stay(string written) =>
        SensitiveNumbers.Hide(written).ShouldBe((written, SensitiveKinds.None));
}
