using Radzen;

namespace SupportHub.Web.Layout;

internal static class LayoutServices
{
    public static IServiceCollection AddLayout(this IServiceCollection services)
    {
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(options =>
        {
            // A page that hears nothing for twelve seconds (desk.js) knows that its connection is dead; at fifteen, the usual, it needs thirty.
            options.KeepAliveInterval = TimeSpan.FromSeconds(5);
            // Browsers let a hidden page speak once a minute only.
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(90);
        });
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
