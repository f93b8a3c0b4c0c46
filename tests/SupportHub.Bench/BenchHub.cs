using Microsoft.AspNetCore.Hosting;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Bench;

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
    }

    protected override TimeProvider Time => TimeProvider.System;

    protected override Task<string> DatabaseAsync() => Task.FromResult(connectionString);
}
