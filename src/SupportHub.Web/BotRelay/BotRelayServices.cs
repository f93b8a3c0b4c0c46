using SupportHub.Bot;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;
using SupportHub.Store.Work;

namespace SupportHub.Web.BotRelay;

internal static class BotRelayServices
{
    /// <summary>The bot of the FAQ in this process; building it trains the engine, so that the first client does not wait for it.</summary>
    public static IServiceCollection AddBotRelay(this IServiceCollection services) => services
        .AddSingleton(provider => FaqEngine.Build(provider.GetRequiredService<BotContent>()))
        .AddSingleton<FaqBot>()
        .AddSingleton<KnownPlaces>()
        .AddSingleton<IWorkHandler, BotTurnHandler>();
}
