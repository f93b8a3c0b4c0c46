using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace SupportHub.Web.Access;

/// <summary>
/// Whether a session still stands. Switching a person off, or changing what the person may see, gives the account a new
/// security stamp: every request after that finds the session ended, and open pages on this node are told at once.
/// </summary>
public sealed class StaffSessions(IServiceScopeFactory scopes, IOptions<IdentityOptions> options)
{
    internal event Action<Guid>? Ended;

    public void End(Guid staff) => Ended?.Invoke(staff);

    internal async Task<bool> Stands(ClaimsPrincipal user, CancellationToken ct)
    {
        if (Staff.Of(user) is not { } staff)
            return false;
        await using var scope = scopes.CreateAsyncScope();
        var stamp = await scope.ServiceProvider.GetRequiredService<StaffDatabase>().Users
            .Where(member => member.Id == staff.Id && !member.Disabled)
            .Select(member => member.SecurityStamp)
            .SingleOrDefaultAsync(ct);
        return stamp is not null && stamp == user.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
    }

    /// <summary>
    /// Asked at every request, not every half hour as Identity does by default: staff are few and a key look-up is cheap,
    /// while an account switched off must stop seeing clients' words now.
    /// </summary>
    internal static async Task Check(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return;
        var sessions = context.HttpContext.RequestServices.GetRequiredService<StaffSessions>();
        if (context.Principal is { } user && await sessions.Stands(user, context.HttpContext.RequestAborted))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
