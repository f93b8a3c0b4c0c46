using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SupportHub.Web.BotRelay;

/// <summary>Whether the bot answers yet. Without it messages are taken all the same, so the program is ready.</summary>
internal sealed class BotCheck(BotInTraining training) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        training.Bot.IsCompletedSuccessfully ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("in training"));
}
