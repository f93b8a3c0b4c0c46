using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace SupportHub.Web.Files;

/// <summary>
/// How many files clients read at once: each is held whole until a slow reader has taken it. A page of many photos waits for its turn, which costs nothing.
/// </summary>
internal sealed class FilePace : IRateLimiterPolicy<string>, IDisposable
{
    public const string Reads = "chat-file-reads";
    public const int AtOnceOfAddress = 8;
    public const int AtOnce = 64;

    private const int WaitingOfAddress = 64;

    private readonly ConcurrencyLimiter _all = new(new() { PermitLimit = AtOnce, QueueLimit = 10 * AtOnce });

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => null;

    public RateLimitPartition<string> GetPartition(HttpContext http) => RateLimitPartition.Get(
        http.RemoteAddress(),
        _ => RateLimiter.CreateChained(new ConcurrencyLimiter(new() { PermitLimit = AtOnceOfAddress, QueueLimit = WaitingOfAddress }), _all));

    public void Dispose() => _all.Dispose();
}
