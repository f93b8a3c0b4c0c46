namespace SupportHub.Web.Liaison;

internal static class LiaisonServices
{
    public static IServiceCollection AddLiaisonPortal(this IServiceCollection services)
    {
        services.AddSingleton<CaseDoor>().AddSingleton<RevealPhone>();
        return services.AddSingleton<AcknowledgeEscalation>().AddSingleton<LogCall>().AddSingleton<AnswerEscalation>().AddSingleton<DeclineEscalation>();
    }
}
