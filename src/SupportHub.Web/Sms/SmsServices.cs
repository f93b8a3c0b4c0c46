using Microsoft.Extensions.Options;
using SupportHub.Store.Readers;
using SupportHub.Store.Work;
using SupportHub.Web.Sms.Copies;
using SupportHub.Web.Sms.Reconciling;

namespace SupportHub.Web.Sms;

public static class SmsServices
{
    public static IServiceCollection AddSms(this IServiceCollection services)
    {
        services.AddOptions<TwilioOptions>().BindConfiguration(TwilioOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TwilioOptions>, TwilioOptionsCheck>();
        services.AddHttpClient<TwilioMedia>()
            .UseSocketsHttpHandler((handler, provider) =>
            {
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
                // Where it sends us is looked at first, and the account's token stays behind.
                handler.AllowAutoRedirect = false;
                // A name on the list must not lead into our own network.
                if (!provider.GetRequiredService<IOptions<TwilioOptions>>().Value.BaseAddress.IsLoopback) handler.ConnectCallback = PublicAddresses.Connect;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<TwilioOptions>>().Value.Pace);
        AddTwilio<TwilioClient>(services);
        AddTwilio<TwilioHistory>(services);
        services.AddSingleton<ReconciliationRecords>().AddSingleton<Reconciliation>().AddHostedService<ReconcileNightly>();
        services.AddSingleton<SenderTurns>().AddSingleton<TextIntake>().AddSingleton<TextReports>();
        services.AddSingleton<OutgoingTexts>();
        services.AddSingleton<Settling>();
        services.AddSingleton<PartsInOrder>();
        services.AddSingleton<RecipientDay>();
        services.AddSingleton<IWorkHandler, SmsSender>();
        services.AddSingleton<IReader, CopyReader>();
        services.AddSingleton<CopyQuery>().AddSingleton<CopyNotes>();
        services.AddSingleton<CopySweep>();
        services.AddHostedService(provider => provider.GetRequiredService<CopySweep>());
        return services;
    }

    private static void AddTwilio<TClient>(IServiceCollection services) where TClient : class => services.AddHttpClient<TClient>()
        // The client lives as long as the program, so connections are renewed here, for the sake of DNS.
        .UseSocketsHttpHandler((handler, _) =>
        {
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            // A text must not be asked for twice on somebody else's word.
            handler.AllowAutoRedirect = false;
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        // Addresses of requests hold phone numbers: none of it is logged.
        .RemoveAllLoggers();
}
