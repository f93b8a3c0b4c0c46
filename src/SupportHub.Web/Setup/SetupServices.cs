using Microsoft.Extensions.Options;
using SupportHub.Faq.Content;
using SupportHub.Store;

namespace SupportHub.Web.Setup;

internal static class SetupServices
{
    /// <summary>What every capability stands on: settings, the store, the content, the checks of health.</summary>
    public static void AddSetup(this WebApplicationBuilder builder, HubDatabase database)
    {
        var services = builder.Services;
        services.AddOptions<HubOptions>().BindConfiguration(HubOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HubOptions>, HubOptionsCheck>();
        services.AddSupportHubStore(database.ConnectionString);

        var content = ContentFolder.Find(builder.Configuration[$"{HubOptions.Section}:ContentFolder"]);
        services.AddSingleton(_ => BotContent.Load(content));
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<Seed>(provider, content));
        services.AddHostedService<DemoConversations>();
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
    }

    /// <summary><c>/health/live</c>: the program answers. <c>/health/ready</c>: it can take a message.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
