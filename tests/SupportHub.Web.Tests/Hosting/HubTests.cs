namespace SupportHub.Web.Tests.Hosting;

public sealed class HubTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task Is_ready_on_a_real_port()
    {
        using var client = new HttpClient { BaseAddress = hub.Address };
        (await client.GetStringAsync("/health/ready")).ShouldContain("database: Healthy");
        hub.Address.Port.ShouldNotBe(80);
    }
}
