using SupportHub.Store.Readers;

namespace SupportHub.Web.Insights;

internal static class InsightServices
{
    public static IServiceCollection AddInsights(this IServiceCollection services) => services
        .AddSingleton<BoardQuery>()
        .AddSingleton<MeasureQuery>()
        .AddSingleton<IReader, DailyMeasures>();
}
