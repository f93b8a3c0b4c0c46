using System.Globalization;
using SupportHub.Domain.Counties;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Counties;

/// <summary>Counties, their zones and the promises counted in their hours, in words.</summary>
public static class CountyWords
{
    public static string County(this DeskWords words, County county) => words["{0} County, {1}", county.Name, county.State];

    public static string Zone(this DeskWords words, string zoneId) => zoneId switch
    {
        "America/Los_Angeles" => words["Pacific time"],
        "America/Chicago" => words["Central time"],
        _ => zoneId,
    };

    public static string Term(this DeskWords words, PromiseTerm term) => term switch
    {
        PromiseTerm.HalfAnHour => words["within 30 working minutes"],
        PromiseTerm.OneHour => words["within 60 working minutes"],
        PromiseTerm.TwoHours => words["within 2 working hours"],
        _ => words["by the end of the next working day"],
    };

    /// <summary>Whose hours these are, said wherever a promise is chosen.</summary>
    public static string Hours(this DeskWords words, CountyHoursOptions hours, County county) => words[
        "Counted Monday to Friday, {0} to {1}, {2}: the desk's own rule, not the county's word.",
        hours.Opens.ToString("t", CultureInfo.CurrentCulture), hours.Closes.ToString("t", CultureInfo.CurrentCulture), words.Zone(county.ZoneId)];
}
