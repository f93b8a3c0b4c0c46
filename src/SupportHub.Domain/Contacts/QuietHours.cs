namespace SupportHub.Domain.Contacts;

/// <summary>
/// From nine in the evening to eight in the morning where the client is, nothing comes that they did not ask for (47 CFR 64.1200(c)(1) has these
/// hours for solicitations; ours are none, and are kept all the same).
/// </summary>
public static class QuietHours
{
    public static readonly TimeOnly Begin = new(21, 0);
    public static readonly TimeOnly End = new(8, 0);

    /// <summary>
    /// Null: it is day. Else the first moment of the day, in all of the zones: of a number that can be in several, the stricter counts.
    /// </summary>
    public static DateTimeOffset? Until(DateTimeOffset now, IReadOnlyCollection<TimeZoneInfo> zones)
    {
        var moment = now;
        // Zones lie fewer hours apart than a day has: after each was met twice, all agree.
        for (var round = 0; round < 2; round++)
            foreach (var zone in zones) moment = Day(moment, zone);
        return moment == now ? null : moment;
    }

    private static DateTimeOffset Day(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        if (time >= End && time < Begin) return moment;
        var morning = local.Date.AddDays(time >= Begin ? 1 : 0).Add(End.ToTimeSpan());
        return new DateTimeOffset(morning, zone.GetUtcOffset(morning)).ToUniversalTime();
    }
}
