using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Web.Files;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Files;

public sealed class Files_read_at_once(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task Are_so_many_of_one_address_and_the_next_one_waits_for_its_turn()
    {
        using var pace = new FilePace();
        using var reads = Of(pace, 1);
        var taken = Enumerable.Range(0, FilePace.AtOnceOfAddress).Select(_ => reads.AttemptAcquire()).ToList();
        taken.ShouldAllBe(lease => lease.IsAcquired);

        var next = reads.AcquireAsync();
        next.IsCompleted.ShouldBeFalse();
        using (var other = Of(pace, 2)) other.AttemptAcquire().IsAcquired.ShouldBeTrue("another address is not held up");
        taken[0].Dispose();

        (await next).IsAcquired.ShouldBeTrue();
    }

    [Fact]
    public void Are_so_many_of_all_addresses()
    {
        using var pace = new FilePace();

        var taken = Enumerable.Range(0, 2 * FilePace.AtOnce).Count(address => Of(pace, address).AttemptAcquire().IsAcquired);

        taken.ShouldBe(FilePace.AtOnce);
    }

    [Fact]
    public void Are_counted_whether_they_are_whole_or_small()
    {
        var reads = hub.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/chat/files/{", StringComparison.Ordinal)).ToList();

        reads.Count.ShouldBe(2);
        reads.ShouldAllBe(endpoint => endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>()!.PolicyName == FilePace.Reads);
    }

    private static RateLimiter Of(FilePace pace, int address)
    {
        var partition = pace.GetPartition(new DefaultHttpContext { Connection = { RemoteIpAddress = new IPAddress(address) } });
        return partition.Factory(partition.PartitionKey);
    }
}
