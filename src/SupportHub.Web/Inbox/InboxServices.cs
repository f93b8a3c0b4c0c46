namespace SupportHub.Web.Inbox;

internal static class InboxServices
{
    public static IServiceCollection AddInbox(this IServiceCollection services)
    {
        services.AddSingleton<DeskWords>().AddSingleton<QueueQuery>().AddSingleton<ConversationQuery>();
        services.AddSingleton<AssignConversation>().AddSingleton<GiveBackConversation>().AddSingleton<ResolveConversation>();
        services.AddSingleton<ChangeLanguage>().AddSingleton<ReplyToClient>().AddSingleton<SendAgain>().AddSingleton<AddNote>();
        return services.AddScoped<ReaderZone>().AddScoped<Drafts>();
    }
}
