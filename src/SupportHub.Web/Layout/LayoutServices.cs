using Radzen;

namespace SupportHub.Web.Layout;

internal static class LayoutServices
{
    public static IServiceCollection AddLayout(this IServiceCollection services)
    {
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddProblemDetails();
        services.AddLogging(logs => logs
            // At its usual level it writes every address with its query, and one-time links carry their token there.
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            // It warns that the keys are not encrypted again; KeysInPostgres says why they need not be.
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        return services;
    }
}
