namespace SupportHub.Web.WebChat.SiteRecords;

/// <summary>The sentences for what the sites page refuses: what is, then what to do. Keys of the localizer.</summary>
internal static class SiteRefusals
{
    public static string Sentence(string code) => code switch
    {
        "key-shape" => "A key has 2 to 40 small letters, digits or hyphens, such as golden-plate. Choose another.",
        "key-taken" => "Another site has this key already. Choose another.",
        "name-needed" => "A site has a name of at most 100 letters. Write how colleagues call it.",
        "origin-needed" => "Without an address the chat shows nowhere. Write at least one, such as https://benefits.example.gov.",
        "origin-shape" => "An address is https:// and the site's name, with nothing after it, such as https://benefits.example.gov. Write one a line.",
        "state-shape" => "A state is written with its two letters, such as CA. Or leave it empty.",
        "program-shape" => "A program is written in small letters, digits or hyphens, such as calfresh. Or leave it empty.",
        "colour-shape" => "A color is # and six digits from 0 to f, such as #0b6e69. Or leave it empty for ours.",
        "colour-pale" => "White words cannot be read on this color. Choose a darker one: the contrast must be 4.5 to 1 or more.",
        "zone-unknown" => "There is no such time zone. Write it as America/Los_Angeles or America/Chicago.",
        "hours-shape" => "Hours are written as 8:00-17:00, or 8:00-12:00, 13:00-17:00, one after the other. Leave a day empty when nobody answers.",
        "hours-needed" => "With these hours nobody would ever answer. Write at least one day's, or use the help desk's own.",
        "identity-key-shape" => "This is no public key. Paste it whole, from BEGIN PUBLIC KEY to END PUBLIC KEY: RSA of 2048 bits or more, or EC P-256.",
        _ => "This cannot be done now. Load the page again.",
    };
}
