using System.Globalization;
using SupportHub.Domain.Counties;
using SupportHub.Domain.Languages;

namespace SupportHub.Faq.Content;

/// <summary>Moments and waits as a client reads them: in their language and the zone of their state, the day by name when it is near.</summary>
public static class ClientTimes
{
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-US");
    private static readonly CultureInfo s_spanish = CultureInfo.GetCultureInfo("es-MX");
    private const string ChineseDays = "日一二三四五六";

    /// <summary>The clock on the wall of who lives there; null for a state that is not known.</summary>
    public static TimeZoneInfo? ZoneOf(string? state) => state is null ? null : TimeZoneInfo.FindSystemTimeZoneById(County.ZoneOf(state));

    /// <summary>"today at 3:40 pm", "hoy a las 3:40 p. m.", "今日下午3:40".</summary>
    public static string At(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone, Language language)
    {
        var (local, days) = Local(moment, now, zone);
        return language switch
        {
            Language.Spanish => $"{SpanishDay(local, days)} {SpanishClock(local, "a ")}",
            Language.Cantonese => ChineseMoment(local, days),
            _ => $"{EnglishDay(local, days)} at {EnglishClock(local)}",
        };
    }

    /// <summary>A promise's clock: "by 3:40 pm today", "antes de las 3:40 p. m. de hoy", "今日下午3:40前".</summary>
    public static string By(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone, Language language)
    {
        var (local, days) = Local(moment, now, zone);
        return language switch
        {
            Language.Spanish => SpanishClock(local, "antes de ") + (days is 0 or 1 ? " de " : " d") + SpanishDay(local, days),
            Language.Cantonese => ChineseMoment(local, days) + "前",
            _ => $"by {EnglishClock(local)} {(days is 0 or 1 ? "" : "on ")}{EnglishDay(local, days)}",
        };
    }

    /// <summary>"about 5 minutes", "unos 5 minutos", "大約5分鐘"; whole hours from one hour on, rounded up.</summary>
    public static string Wait(TimeSpan wait, Language language)
    {
        var minutes = Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes));
        var hours = (int)Math.Ceiling(wait.TotalHours);
        return (language, minutes >= 60, minutes >= 60 ? hours : minutes) switch
        {
            (Language.Spanish, false, 1) => "un minuto más o menos",
            (Language.Spanish, false, var n) => $"unos {n} minutos",
            (Language.Spanish, true, 1) => "una hora más o menos",
            (Language.Spanish, true, var n) => $"unas {n} horas",
            (Language.Cantonese, false, var n) => $"大約{n}分鐘",
            (Language.Cantonese, true, var n) => $"大約{n}個鐘",
            (_, false, 1) => "about 1 minute",
            (_, false, var n) => $"about {n} minutes",
            (_, true, 1) => "about 1 hour",
            (_, true, var n) => $"about {n} hours",
        };
    }

    private static (DateTime Local, int Days) Local(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone).DateTime;
        return (local, (local.Date - TimeZoneInfo.ConvertTime(now, zone).Date).Days);
    }

    private static string EnglishDay(DateTime local, int days) => days switch
    {
        0 => "today",
        1 => "tomorrow",
        _ => local.ToString("dddd, MMMM d", s_english),
    };

    private static string EnglishClock(DateTime local) =>
        local.ToString("h:mm", CultureInfo.InvariantCulture) + (local.Hour < 12 ? " am" : " pm");

    private static string SpanishDay(DateTime local, int days) => days switch
    {
        0 => "hoy",
        1 => "mañana",
        _ => "el " + local.ToString("dddd d 'de' MMMM", s_spanish),
    };

    // One o'clock is singular: "a la 1:00", "antes de la 1:00".
    private static string SpanishClock(DateTime local, string before) =>
        $"{before}{(local.Hour % 12 == 1 ? "la" : "las")} {local.ToString("h:mm", CultureInfo.InvariantCulture)} {(local.Hour < 12 ? "a. m." : "p. m.")}";

    private static string ChineseMoment(DateTime local, int days)
    {
        var day = days switch
        {
            0 => "今日",
            1 => "聽日",
            _ => $"{local.Month}月{local.Day}日（星期{ChineseDays[(int)local.DayOfWeek]}）",
        };
        var part = local.Hour switch { < 6 => "凌晨", < 12 => "上午", 12 => "中午", < 18 => "下午", _ => "晚上" };
        return day + part + local.ToString("h:mm", CultureInfo.InvariantCulture);
    }
}
