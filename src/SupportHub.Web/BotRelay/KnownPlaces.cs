using SupportHub.Faq.Content;
using SupportHub.Store.Records;

namespace SupportHub.Web.BotRelay;

/// <summary>The county directory as the bot reads it, from the records; a change there is known within a minute.</summary>
internal sealed class KnownPlaces(CountyDirectory counties, BotContent content, TimeProvider clock)
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(1);
    private (Places Places, DateTimeOffset ReadAt)? _read;

    public async Task<Places> Get(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_read is { } read && now - read.ReadAt < s_fresh) return read.Places;
        var places = new Places(await counties.All(ct), content.PlaceNames);
        _read = (places, now);
        return places;
    }
}
