using Microsoft.Extensions.Options;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Store.Records;

namespace SupportHub.Web.Setup;

/// <summary>
/// Fills what a start needs: the county directory of every hub, and in the demo one pretend site and two pretend numbers. What is there
/// stays as people changed it.
/// </summary>
internal sealed class Seed(string contentFolder, CountyDirectory counties, Sites sites, HubNumbers numbers, IOptions<HubOptions> hub) : IHostedService
{
    /// <summary>The demo's site, and the numbers of its pretend carrier; 555-01xx numbers belong to nobody.</summary>
    public const string DemoSite = "demo";
    public const string DemoCaliforniaNumber = "+14155550199";
    public const string DemoMinnesotaNumber = "+16125550199";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await counties.Seed(PlacesFile.ReadCounties(Path.Combine(contentFolder, "counties.csv")), cancellationToken);
        if (!hub.Value.Demo) return;
        if (!(await sites.All(cancellationToken)).Any(site => site.Key == DemoSite))
            await sites.Save(new(Guid.CreateVersion7(), DemoSite, "Demo benefits site", [hub.Value.PublicUrl], null, null, Language.English, null), cancellationToken);
        if ((await numbers.All(cancellationToken)).Count > 0) return;
        await numbers.Save(new(DemoCaliforniaNumber, "calfresh", "CA", Language.English, "CalFresh line"), null, cancellationToken);
        await numbers.Save(new(DemoMinnesotaNumber, "snap", "MN", Language.English, "Minnesota line"), null, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
