using Microsoft.Extensions.Options;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;
using SupportHub.Store.Work;
using SupportHub.Web.Setup;

namespace SupportHub.Web.BotRelay;

internal static class BotRelayServices
{
    /// <summary>The bot of the FAQ in this process, trained in the background of the start and of every publication.</summary>
    public static IServiceCollection AddBotRelay(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<BotCheck>("bot");
        return services
            .AddSingleton<Func<BotContent, FaqEngine>>(provider =>
            {
                var models = ProgramHome.Models(provider.GetRequiredService<IOptions<HubOptions>>().Value.ModelFolder);
                return content => FaqEngine.Build(content, models);
            })
            .AddSingleton<BotTraining>()
            .AddSingleton<FolderAtStart>()
            .AddSingleton<LiveBot>()
            .AddHostedService(provider => provider.GetRequiredService<LiveBot>())
            .AddSingleton<KnownPlaces>().AddSingleton<WhoWrites>()
            .AddSingleton<IWorkHandler, BotTurnHandler>()
            .AddSingleton<IWorkHandler, CrisisWatch>();
    }
}
