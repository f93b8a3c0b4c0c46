using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SupportHub.Web.BotRelay;

/// <summary>Whether the bot answers yet. Without it messages are taken all the same, so the program is ready.</summary>
internal sealed class BotCheck(LiveBot bot) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        bot.Ready.IsCompletedSuccessfully ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("in training"));
}
