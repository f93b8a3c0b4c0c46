using System.Text.RegularExpressions;
using SupportHub.Domain;
using SupportHub.Domain.Counties;
using SupportHub.Domain.Languages;
using SupportHub.Store.Records;
using SupportHub.Web.WebChat.Identity;

namespace SupportHub.Web.WebChat.SiteRecords;

/// <summary>A site as somebody writes it into the form: nothing of it is lost when it is refused.</summary>
public sealed partial class SiteDraft
{
    public static readonly IReadOnlyList<DayOfWeek> Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Null while the site is new.</summary>
    public Site? Before { get; init; }

    public string Key { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>One a line.</summary>
    public string Origins { get; set; } = "";

    public string Program { get; set; } = "";

    public string State { get; set; } = "";

    public Language Language { get; set; }

    public string Colour { get; set; } = "";

    public bool OwnHours { get; set; }

    public string Zone { get; set; } = "America/Los_Angeles";

    /// <summary>The opening times of each day of <see cref="Week"/>.</summary>
    public string[] Days { get; init; } = ["8:00-17:00", "8:00-17:00", "8:00-17:00", "8:00-17:00", "8:00-17:00", "", ""];

    public string IdentityKey { get; set; } = "";

    public bool Retired { get; set; }

    public static SiteDraft Of(Site site)
    {
        var hours = SiteHours.Read(site.Hours);
        var draft = new SiteDraft
        {
            Before = site, Key = site.Key, Name = site.Name, Origins = string.Join('\n', site.AllowedOrigins), Program = site.Program ?? "",
            State = site.State ?? "", Language = site.DefaultLanguage, Colour = site.Colour ?? "", OwnHours = hours is not null,
            IdentityKey = site.IdentityKey ?? "", Retired = site.Retired,
        };
        if (hours is not var (zone, stretches)) return draft;
        draft.Zone = zone;
        for (var i = 0; i < Week.Count; i++) draft.Days[i] = SiteHours.Written(stretches.Where(stretch => stretch.Day == Week[i]));
        return draft;
    }

    /// <summary>The record, or what is wrong with it.</summary>
    public Decision<Site> ToSite()
    {
        var origins = Origins.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(origin => origin.TrimEnd('/')).Distinct().ToArray();
        var stretches = Week.Select((day, i) => SiteHours.Parse(day, Days[i])).ToList();
        var colour = Colour.Trim().ToLowerInvariant();
        return this switch
        {
            _ when !KeyShape().IsMatch(Key) => new Refusal("key-shape"),
            _ when Name.Trim() is { Length: 0 or > 100 } => new Refusal("name-needed"),
            _ when origins.Length == 0 => new Refusal("origin-needed"),
            _ when !Array.TrueForAll(origins, IsOrigin) => new Refusal("origin-shape"),
            _ when State.Trim() is { Length: > 0 } state && !StateShape().IsMatch(state) => new Refusal("state-shape"),
            _ when Program.Trim() is { Length: > 0 } program && !KeyShape().IsMatch(program) => new Refusal("program-shape"),
            _ when colour.Length > 0 && SiteColour.AgainstWhite(colour) is null => new Refusal("colour-shape"),
            _ when colour.Length > 0 && SiteColour.AgainstWhite(colour) < SiteColour.Readable => new Refusal("colour-pale"),
            { OwnHours: true } when !TimeZoneInfo.TryFindSystemTimeZoneById(Zone.Trim(), out _) => new Refusal("zone-unknown"),
            { OwnHours: true } when stretches.Contains(null) => new Refusal("hours-shape"),
            { OwnHours: true } when stretches.TrueForAll(day => day!.Count == 0) => new Refusal("hours-needed"),
            _ when IdentityKey.Trim() is { Length: > 0 } key && !SignedIdentity.IsPublicKey(key) => new Refusal("identity-key-shape"),
            _ => Kept(origins, colour, [.. stretches.SelectMany(day => day ?? [])]),
        };
    }

    /// <summary>Exactly what a browser calls an origin. Without TLS anybody on the way could be the site: on this machine alone.</summary>
    internal static bool IsOrigin(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var url) && url.GetLeftPart(UriPartial.Authority) == origin
        && (url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback));

    private Site Kept(string[] origins, string colour, IReadOnlyList<OpeningHours> hours) => new(
        Before?.Id ?? Guid.CreateVersion7(), Key, Name.Trim(), origins, Empty(Program), Empty(State), Language,
        OwnHours ? SiteHours.Write(Zone.Trim(), hours) : null)
    {
        Colour = Empty(colour), Retired = Retired, IdentityKey = Empty(IdentityKey), IdentitySecret = Before?.IdentitySecret,
    };

    private static string? Empty(string written) => written.Trim() is { Length: > 0 } said ? said : null;

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{1,39}\z")]
    private static partial Regex KeyShape();

    [GeneratedRegex(@"\A[A-Z]{2}\z")]
    private static partial Regex StateShape();
}
