using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;

namespace SupportHub.Faq.Tests.Content;

public sealed class Times_for_clients
{
    private static readonly TimeZoneInfo s_california = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    // Saturday noon in California.
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 20, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Language.English, "today at 3:40 pm", "by 3:40 pm today")]
    [InlineData(Language.Spanish, "hoy a las 3:40 p. m.", "antes de las 3:40 p. m. de hoy")]
    [InlineData(Language.Cantonese, "今日下午3:40", "今日下午3:40前")]
    public void Today(Language language, string at, string by) => Check(s_now.AddMinutes(220), language, at, by);

    [Theory]
    [InlineData(Language.English, "tomorrow at 1:00 pm", "by 1:00 pm tomorrow")]
    [InlineData(Language.Spanish, "mañana a la 1:00 p. m.", "antes de la 1:00 p. m. de mañana")]
    [InlineData(Language.Cantonese, "聽日下午1:00", "聽日下午1:00前")]
    public void Tomorrow(Language language, string at, string by) => Check(s_now.AddHours(25), language, at, by);

    [Theory]
    [InlineData(Language.English, "Monday, November 23 at 8:00 am", "by 8:00 am on Monday, November 23")]
    [InlineData(Language.Spanish, "el lunes 23 de noviembre a las 8:00 a. m.", "antes de las 8:00 a. m. del lunes 23 de noviembre")]
    [InlineData(Language.Cantonese, "11月23日（星期一）上午8:00", "11月23日（星期一）上午8:00前")]
    public void Another_day(Language language, string at, string by) => Check(s_now.AddHours(44), language, at, by);

    [Fact]
    public void A_late_evening_in_UTC_is_still_today_for_the_client() =>
        ClientTimes.At(new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero), s_now, s_california, Language.English).ShouldBe("today at 7:00 pm");

    [Theory]
    [InlineData(0.2, Language.English, "about 1 minute")]
    [InlineData(5, Language.Spanish, "unos 5 minutos")]
    [InlineData(60, Language.Spanish, "una hora más o menos")]
    [InlineData(61, Language.English, "about 2 hours")]
    [InlineData(90, Language.Cantonese, "大約2個鐘")]
    public void Waits_are_rounded_up_with_the_right_plural(double minutes, Language language, string said) =>
        ClientTimes.Wait(TimeSpan.FromMinutes(minutes), language).ShouldBe(said);

    private static void Check(DateTimeOffset moment, Language language, string at, string by)
    {
        ClientTimes.At(moment, s_now, s_california, language).ShouldBe(at);
        ClientTimes.By(moment, s_now, s_california, language).ShouldBe(by);
    }
}
