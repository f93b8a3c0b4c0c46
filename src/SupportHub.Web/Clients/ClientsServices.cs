namespace SupportHub.Web.Clients;

internal static class ClientsServices
{
    public static IServiceCollection AddClients(this IServiceCollection services) => services.AddSingleton<FileConversation>().AddSingleton<OneConversation>().AddSingleton<RecordOptOut>();
}
