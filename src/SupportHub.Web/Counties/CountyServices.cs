using Microsoft.Extensions.Options;

namespace SupportHub.Web.Counties;

internal static class CountyServices
{
    public static IServiceCollection AddCountyCalendars(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<CountyHoursOptions>, CountyHoursCheck>();
        services.AddOptions<CountyHoursOptions>().BindConfiguration(CountyHoursOptions.Section).ValidateOnStart();
        services.AddSingleton<CountyCalendars>();
        return services;
    }
}
