namespace SupportHub.Web.Operations;

internal static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<ReaderCheck>("readers");
        return services
            .AddSingleton<ReaderWatch>()
            .AddHostedService(provider => provider.GetRequiredService<ReaderWatch>())
            .AddSingleton<Rebuilds>();
    }
}
