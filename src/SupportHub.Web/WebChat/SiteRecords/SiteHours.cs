using System.Globalization;
using System.Text.Json;
using SupportHub.Domain.Counties;
using SupportHub.Store.Records;
using SupportHub.Web.Conversations;

namespace SupportHub.Web.WebChat.SiteRecords;

/// <summary>When people answer, seen from now: <see cref="NextOpening"/> is now while they do, and null when they never do.</summary>
public sealed record OpenTimes(bool IsOpen, DateTimeOffset? NextOpening, TimeZoneInfo Zone)
{
    /// <summary>As the bot is told.</summary>
    internal Faq.Resolution.DeskHours Told => new(IsOpen ? null : NextOpening, Zone);
}

/// <summary>The hours of the people behind a site; the help desk's own where a site names none.</summary>
public sealed class SiteHours(Sites sites, DeskHours desk, TimeProvider clock)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public async Task<OpenTimes> Of(Guid? site, CancellationToken ct) =>
        Of(site is { } id ? await sites.ById(id, ct) : null);

    public OpenTimes Of(Site? site) => Calendar(site?.Hours) is { } own
        ? new(own.IsOpen(clock.GetUtcNow()), own.NextOpening(clock.GetUtcNow()), own.Zone)
        : new(desk.IsOpen, desk.NextOpening, desk.Zone);

    /// <summary>Hours as they are kept.</summary>
    public static string Write(string zone, IReadOnlyList<OpeningHours> stretches) => JsonSerializer.Serialize(new Kept(zone, stretches), s_json);

    /// <summary>Null for none, and for what no program of ours wrote.</summary>
    public static (string Zone, IReadOnlyList<OpeningHours> Stretches)? Read(string? hours)
    {
        if (hours is null) return null;
        try
        {
            return JsonSerializer.Deserialize<Kept>(hours, s_json) is { Zone: { } zone, Stretches: { Count: > 0 } stretches }
                && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? (zone, stretches) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>One day's stretches as people write them (<c>8:00-12:00, 13:00-17:00</c>); null when they cannot be read or do not follow each other.</summary>
    public static IReadOnlyList<OpeningHours>? Parse(DayOfWeek day, string? written)
    {
        var stretches = new List<OpeningHours>();
        foreach (var part in (written ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split(['-', '–'], StringSplitOptions.TrimEntries) is not [var from, var to]) return null;
            if (!Time(from, out var opens) || !Time(to, out var closes) || opens >= closes) return null;
            if (stretches.Count > 0 && stretches[^1].To > opens) return null;
            stretches.Add(new(day, opens, closes));
        }
        return stretches;
    }

    public static string Written(IEnumerable<OpeningHours> stretches) => string.Join(", ", stretches.OrderBy(s => s.From).Select(s =>
        string.Create(CultureInfo.InvariantCulture, $"{s.From:H:mm}-{s.To:H:mm}")));

    private static BusinessCalendar? Calendar(string? hours) =>
        Read(hours) is var (zone, stretches) ? new(TimeZoneInfo.FindSystemTimeZoneById(zone), stretches) : null;

    private static bool Time(string written, out TimeOnly time) =>
        TimeOnly.TryParseExact(written, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private sealed record Kept(string? Zone, IReadOnlyList<OpeningHours>? Stretches);
}
