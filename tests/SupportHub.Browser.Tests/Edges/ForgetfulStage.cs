using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace SupportHub.Browser.Tests.Edges;

/// <summary>A hub that forgets a page the moment its connection is lost: what a page meets after a deploy, or a night asleep.</summary>
public sealed class ForgetfulStage : WalkStage
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.Configure<CircuitOptions>(options => options.DisconnectedCircuitMaxRetained = 0));
    }
}
