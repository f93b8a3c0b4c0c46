using Microsoft.AspNetCore.Hosting;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Files;

/// <summary>A hub with a scanner.</summary>
internal sealed class ScannedHub(string address) : HubFixture
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("SupportHub:Scanner:Address", address);
    }
}
