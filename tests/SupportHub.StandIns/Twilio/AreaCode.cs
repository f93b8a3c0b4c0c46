namespace SupportHub.StandIns.Twilio;

/// <summary>Where a number's area code is, for the few that the pretend phones have. Empty where it is not known.</summary>
internal sealed record AreaCode(string State, string City, string Zip)
{
    public static AreaCode Of(string number) => number.Length < 5 ? new("", "", "") : number[2..5] switch
    {
        "415" => new("CA", "San Francisco", "94103"),
        "213" or "323" => new("CA", "Los Angeles", "90012"),
        "916" => new("CA", "Sacramento", "95814"),
        "612" => new("MN", "Minneapolis", "55401"),
        "651" => new("MN", "Saint Paul", "55101"),
        _ => new("", "", ""),
    };
}
