namespace SupportHub.Web.Sms.Numbers;

/// <summary>The sentences for what the numbers page refuses: what is, then what to do. Keys of the localizer.</summary>
internal static class NumberRefusals
{
    public static string Sentence(string code) => code switch
    {
        "number-shape" => "This is no United States number and no short code. Write it as (415) 555-0199, or as 5 or 6 digits.",
        "number-taken" => "This number is in the list already. Change it there.",
        "name-needed" => "A number has a name of at most 100 letters. Write what colleagues call it.",
        "program-shape" => "A program is written in small letters, digits or hyphens, such as calfresh. Or leave it empty.",
        "state-shape" => "A state is written with its two letters, such as CA. Or leave it empty.",
        "service-name-needed" => "A service has a name of at most 100 letters. Write what Twilio's console calls it.",
        "service-taken" => "This service is in the list already. Change it there.",
        "service-second-shape" => "Segments a second are a number up to 1000, such as 3.75. Or leave it empty.",
        "service-day-shape" => "Segments a day are a whole number, 3 or more. Or leave it empty.",
        _ => "This cannot be done now. Load the page again.",
    };
}
