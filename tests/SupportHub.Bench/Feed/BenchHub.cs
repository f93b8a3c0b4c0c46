using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using SupportHub.Web.Access;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Bench.Feed;

/// <summary>The real hub on a durable database and by the real clock.</summary>
internal sealed class BenchHub(string connectionString) : HubFixture
{
    // Outside a test project nothing tells where the hub's own files are. Its log would only fill the screen.
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseContentRoot(Path.Combine(Checkout.Root, "src", "SupportHub.Web"));
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        // A few visitors write as fast as they can.
        builder.UseSetting("SupportHub:Chat:MessagesPerMinute", $"{int.MaxValue}");
        builder.UseSetting("SupportHub:Chat:VisitsPerMinute", $"{int.MaxValue}");
        // Nobody is to follow a link to the first account of a hub that is gone in a minute.
        builder.ConfigureTestServices(services => services.Remove(services.Single(service => service.ImplementationType == typeof(FirstStart))));
    }

    protected override TimeProvider Time => TimeProvider.System;

    protected override Task<string> DatabaseAsync() => Task.FromResult(connectionString);
}
