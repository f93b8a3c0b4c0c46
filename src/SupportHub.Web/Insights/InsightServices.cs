using Microsoft.Extensions.Options;
using SupportHub.Store.Readers;

namespace SupportHub.Web.Insights;

internal static class InsightServices
{
    public static IServiceCollection AddInsights(this IServiceCollection services)
    {
        services.AddOptions<GapOptions>().BindConfiguration(GapOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<GapOptions>, GapOptionsCheck>()
            .AddSingleton<BoardQuery>()
            .AddSingleton<MeasureQuery>()
            .AddSingleton<GapQuery>()
            .AddSingleton<IReader, DailyMeasures>()
            .AddSingleton<IReader, GapReader>()
            .AddSingleton<GapCleaning>()
            .AddHostedService(provider => provider.GetRequiredService<GapCleaning>());
    }
}
