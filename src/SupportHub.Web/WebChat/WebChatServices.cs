using Microsoft.Extensions.Options;
using SupportHub.Store.Work;
using SupportHub.Web.Setup;
using SupportHub.Web.WebChat.Codes;
using SupportHub.Web.WebChat.Identity;
using SupportHub.Web.WebChat.Plain;
using SupportHub.Web.WebChat.SiteRecords;
using SupportHub.Web.WebChat.Transcripts;
using SupportHub.Web.WebChat.Waiting;

namespace SupportHub.Web.WebChat;

internal static class WebChatServices
{
    // Room for a message of 4,000 characters in any script, so that one far longer is refused with a sentence, not with a broken connection. No more:
    // so much of each connection can be waited for, and ten thousand of them with a megabyte each are ten gigabytes. Our page refuses what is longer.
    private const int LongestFrame = 64 * 1024;

    public static IServiceCollection AddWebChat(this IServiceCollection services)
    {
        services.AddSignalR().AddHubOptions<ChatHub>(options => options.MaximumReceiveMessageSize = LongestFrame)
            .AddJsonProtocol(options => options.PayloadSerializerOptions.Converters.Add(new TextFromOutside()));
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new TextFromOutside()));
        services.AddOptions<ChatPaceOptions>().BindConfiguration(ChatPaceOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ChatPaceOptions>, ChatPaceCheck>().AddSingleton<ChatPace>();
        services.AddRateLimiter(limits => limits.AddPolicy(ChatPace.Visits, ChatPace.OfVisits));
        services.AddSingleton<ChatAssets>().AddSingleton<OpenChats>().AddSingleton<ChatLog>().AddSingleton<Visitors>();
        services.AddSingleton<UsualWait>().AddSingleton<WaitWords>().AddSingleton<WaitingLine>().AddSingleton<SurveyWords>().AddSingleton<ChatStates>();
        services.AddSingleton<TranscriptPage>().AddSingleton<TranscriptDownload>();
        services.AddHostedService(provider => provider.GetRequiredService<WaitingLine>());
        services.AddSingleton<SiteHours>().AddSingleton<SignedIdentity>().AddSingleton<VisitTicket>().AddSingleton<SignedContacts>();
        services.AddOptions<CodesOptions>().BindConfiguration(CodesOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CodesOptions>, CodesOptionsCheck>();
        services.AddSingleton<CodeSeal>().AddSingleton<PhoneOwners>().AddSingleton<GoOnByText>().AddSingleton<CodesByText>();
        services.AddSingleton<IWorkHandler, CodeSender>();
        services.AddSingleton<PlainVisits>().AddSingleton<PlainPost>().AddSingleton<PlainWords>().AddSingleton<PlainChat>();
        services.AddHostedService<ChatFeed>().AddHostedService<ChatSignals>();
        return services;
    }
}
