using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SupportHub.Web.Operations;

/// <summary>Says to the watchman what the alarm says on the screens: a reader stopped. Messages are taken all the same.</summary>
internal sealed class ReaderCheck(ReaderWatch watch) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(watch.Alarms is { Count: > 0 } alarms
            ? HealthCheckResult.Degraded($"stopped: {string.Join(", ", alarms.Select(reader => reader.Name))}")
            : HealthCheckResult.Healthy());
}
