using SupportHub.Store.Work;

namespace SupportHub.Web.Cases;

internal static class CaseServices
{
    public static IServiceCollection AddCases(this IServiceCollection services) =>
        services.AddSingleton<CaseQuery>().AddSingleton<CaseTimeline>().AddSingleton<EscalateCase>().AddSingleton<IWorkHandler, TellClient>();
}
