using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SupportHub.Web.Access;

internal static class AccessServices
{
    public const string SignInLimit = "sign-in";

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddDbContext<StaffDatabase>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddIdentityCore<StaffMember>(SetRules)
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<StaffDatabase>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, SetCookie);
        services.AddAuthorization(Policies.Add);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddScoped<CurrentStaff>();
        services.AddSingleton<StaffSessions>();
        services.AddSingleton<StaffDirectory>();
        services.AddSingleton<FirstAdmin>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<DemoStaff>();
        services.AddHostedService<FirstStart>();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = StaffDirectory.LinkLifetime);
        AddKeys(services);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(SignInLimit, Triers);
        });
        return services;
    }

    private static void SetRules(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = false;
        // Length is what makes a password hard to guess; rules about its characters make people write it on a note.
        options.Password = new() { RequiredLength = 12, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static void SetCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "supporthub-staff";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "next";
        options.Events.OnValidatePrincipal = StaffSessions.Check;
        // The page stays at its address and says what is wrong, instead of sending people to another address.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("SupportHub");
        services.AddOptions<KeyManagementOptions>()
            .Configure<NpgsqlDataSource>((options, database) => options.XmlRepository = new KeysInPostgres(database));
    }

    /// <summary>Per address, and only what is sent: opening the page costs nothing. An office shares one address, hence 30.</summary>
    private static RateLimitPartition<string> Triers(HttpContext context) =>
        !HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(
                context.RemoteAddress(),
                _ => new() { PermitLimit = 30, Window = TimeSpan.FromMinutes(1) });
}
