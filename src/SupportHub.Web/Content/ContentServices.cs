namespace SupportHub.Web.Content;

internal static class ContentServices
{
    /// <summary>What the bot says, and how it becomes live.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services) => services
        .AddSingleton<PublishContent>()
        .AddSingleton<LiveFacts>()
        .AddSingleton<ContentDesk>();
}
