using SupportHub.Faq.Content;
using SupportHub.Store.Records;

namespace SupportHub.Web.BotRelay;

/// <summary>The county directory as the bot reads it, from the records; a change there is known within a minute, new place names at once.</summary>
internal sealed class KnownPlaces(CountyDirectory counties, TimeProvider clock)
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(1);
    private (Places Places, string Version, DateTimeOffset ReadAt)? _read;

    /// <param name="content">What the turn is answered by: it names the places.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Places> Get(BotContent content, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_read is { } read && read.Version == content.Version && now - read.ReadAt < s_fresh) return read.Places;
        var places = new Places(await counties.All(ct), content.PlaceNames);
        _read = (places, content.Version, now);
        return places;
    }
}
