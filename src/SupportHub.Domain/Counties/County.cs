namespace SupportHub.Domain.Counties;

/// <summary>A county of the directory. <see cref="Fips"/> is the five-digit code, <see cref="ZoneId"/> an IANA time zone; a phone that is not confirmed is null.</summary>
public sealed record County(string Fips, string State, string Name, string? Agency, string? Phone, string? Online, string ZoneId)
{
    /// <summary>The zone of a state whose counties all keep one time: California and Minnesota do.</summary>
    public static string ZoneOf(string state) => state == "MN" ? "America/Chicago" : "America/Los_Angeles";
}
