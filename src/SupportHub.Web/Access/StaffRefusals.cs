namespace SupportHub.Web.Access;

/// <summary>The sentences for what the staff directory refuses: what is, then what to do. Keys of the localizer.</summary>
internal static class StaffRefusals
{
    public static string Sentence(string code) => code switch
    {
        "name-shape" => "A sign-in name has 2 to 40 letters, digits, dots or hyphens. Choose another.",
        "name-taken" => "Somebody has this sign-in name already. Choose another.",
        "role-needed" => "An account without a role opens no page. Choose at least one role.",
        "role-unknown" => "There is no such role. Choose among agent, supervisor, liaison, editor and admin.",
        "county-needed" => "A liaison sees the cases of named counties only. Name at least one county.",
        "county-unknown" => "A county is named by its FIPS code of 5 digits, such as 06037. Check the code.",
        "password-too-short" => "This password is short. Use at least 12 characters; a few words in a row are good.",
        "last-admin" => "This is the last administrator. Make somebody else administrator first.",
        "yourself" => "You cannot switch off your own account. Ask another administrator.",
        "disabled" => "This account is switched off. Switch it on first.",
        "not-there" => "This account is not there any more. Load the page again.",
        "link-used" => "This link does not work any more. Ask for a new one.",
        _ => "This cannot be done now. Load the page again.",
    };
}
