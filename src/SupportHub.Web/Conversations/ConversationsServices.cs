using Microsoft.Extensions.Options;

namespace SupportHub.Web.Conversations;

internal static class ConversationsServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddOptions<DeskHoursOptions>().BindConfiguration(DeskHoursOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DeskHoursOptions>, DeskHoursCheck>();
        services.AddSingleton<Signals>().AddHostedService(provider => provider.GetRequiredService<Signals>());
        return services.AddSingleton<DeskHours>().AddSingleton<QuietPhones>().AddSingleton<Notices>().AddSingleton<MessageIntake>();
    }
}
