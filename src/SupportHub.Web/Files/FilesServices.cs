using Microsoft.Extensions.Options;
using SupportHub.Store.Work;
using SupportHub.Web.Files.Pictures;

namespace SupportHub.Web.Files;

internal static class FilesServices
{
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.AddOptions<FilesOptions>().BindConfiguration(FilesOptions.Section).ValidateOnStart();
        services.AddOptions<ScannerOptions>().BindConfiguration(ScannerOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FilesOptions>, FilesOptionsCheck>().AddSingleton<IValidateOptions<ScannerOptions>, FilesOptionsCheck>();
        services.AddSingleton<Scanner>().AddSingleton<Darkroom>().AddSingleton<FileCheck>().AddSingleton<ChatUploads>().AddSingleton<FileCleaning>();
        services.AddRateLimiter(limits => limits.AddPolicy<string, FilePace>(FilePace.Reads));
        services.AddSingleton<IWorkHandler, CheckFile>();
        services.AddHostedService(provider => provider.GetRequiredService<FileCleaning>());
        return services;
    }

    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        ChatFileEndpoints.Map(app);
        StaffFileEndpoints.Map(app);
    }
}
