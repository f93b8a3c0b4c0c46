using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using SupportHub.Faq.Content;
using SupportHub.Store;
using SupportHub.Web.Content;

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
        services.AddSingleton<Func<string, BotContent>>(BotContent.Load);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<LiveContent>(provider, content));
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<Seed>(provider, content));
        services.AddHostedService<DemoConversations>();
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
    }

    /// <summary>
    /// <c>/health/live</c>: the program answers. <c>/health/ready</c>: it can take a message (200), and below that word how each part of it is; a bot that
    /// is still in training is told and keeps nobody from writing.
    /// </summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = SayParts }).AllowAnonymous();
    }

    private static Task SayParts(HttpContext http, HealthReport report) => http.Response.WriteAsync(string.Join('\n',
        [$"{report.Status}", .. report.Entries.Select(part => $"{part.Key}: {part.Value.Status}{(part.Value.Description is { } why ? $" ({why})" : "")}")]));
}
