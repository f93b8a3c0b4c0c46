using System.Security.Claims;

namespace SupportHub.Web.Access;

/// <summary>
/// Who is asking: read from the session's claims, so it costs no query. Any change to roles or counties ends the session,
/// therefore the claims are never stale. Endpoints take it as a parameter; hubs use <see cref="Of"/> with
/// <c>Context.User</c>; pages inject <see cref="CurrentStaff"/>.
/// </summary>
public sealed record Staff(Guid Id, string Name, IReadOnlySet<string> Roles, IReadOnlySet<string> Counties)
{
    /// <summary>The audit's and the log's word for this person: <c>staff:&lt;guid&gt;</c>.</summary>
    public string Actor => $"staff:{Id}";

    public bool Is(string role) => Roles.Contains(role);

    /// <summary>Null when nobody is signed in.</summary>
    public static Staff? Of(ClaimsPrincipal? user)
    {
        if (user?.Identity?.IsAuthenticated != true || !Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            return null;
        return new Staff(id, user.FindFirstValue(StaffClaims.DisplayName) ?? user.Identity.Name ?? "", Values(ClaimTypes.Role), Values(StaffClaims.County));

        HashSet<string> Values(string type) => [.. user.FindAll(type).Select(claim => claim.Value)];
    }

    public static ValueTask<Staff?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context.User));
}
