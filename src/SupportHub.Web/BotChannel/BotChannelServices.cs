using Microsoft.Extensions.Options;
using SupportHub.Bot.Connector;
using SupportHub.Bot.Tokens;
using SupportHub.Store.Work;

namespace SupportHub.Web.BotChannel;

internal static class BotChannelServices
{
    private const string Wire = "bot-channel";

    public static IServiceCollection AddBotChannel(this IServiceCollection services)
    {
        services.AddOptions<BotChannelOptions>().BindConfiguration(BotChannelOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotChannelOptions>, BotChannelOptionsCheck>();
        // A channel waits about 15 seconds for us; nobody we call may take longer. What comes is small.
        services.AddHttpClient(Wire, http => (http.Timeout, http.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(10), 1024 * 1024))
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
                // Only addresses that were checked are called, and no token goes on to another.
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // Requests carry tokens and conversations' ids: none of it is logged.
            .RemoveAllLoggers();
        return services
            .AddSingleton(provider => new ServiceUrls(Settings(provider).ServiceUrls is { Count: > 0 } own ? own : ServiceUrls.Public))
            .AddSingleton(Tokens)
            .AddSingleton(Connector)
            .AddSingleton<ChannelDoor>().AddSingleton<ChannelConversations>().AddSingleton<ChannelPost>().AddSingleton<IncomingActivities>()
            .AddSingleton<IWorkHandler, ActivitySender>();
    }

    private static ChannelTokens Tokens(IServiceProvider provider)
    {
        var (settings, clock) = (Settings(provider), provider.GetRequiredService<TimeProvider>());
        TokenAuthority channels = new(new HashSet<string>([settings.Issuer], StringComparer.Ordinal), new(Http(provider), settings.OpenIdMetadata, clock));
        TokenAuthority emulator = new(TokenAuthority.EmulatorIssuers, new(Http(provider), settings.EmulatorOpenIdMetadata, clock), IsEmulator: true);
        return new(settings.Emulator ? [channels, emulator] : [channels], settings.AppId, clock);
    }

    private static ConnectorClient Connector(IServiceProvider provider) => new(Http(provider), Settings(provider) is { AppId.Length: > 0 } ours
        ? new(Http(provider), ours.TokenEndpoint, ours.AppId, ours.AppPassword, provider.GetRequiredService<TimeProvider>())
        : null);

    private static HttpClient Http(IServiceProvider provider) => provider.GetRequiredService<IHttpClientFactory>().CreateClient(Wire);

    private static BotChannelOptions Settings(IServiceProvider provider) => provider.GetRequiredService<IOptions<BotChannelOptions>>().Value;
}
