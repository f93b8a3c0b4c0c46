using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace SupportHub.Web.Access;

/// <summary>The session's claims: Identity's own, the roles, the name colleagues read and the counties of a liaison.</summary>
internal sealed class StaffClaims(
    UserManager<StaffMember> members, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options, StaffDatabase database)
    : UserClaimsPrincipalFactory<StaffMember, IdentityRole<Guid>>(members, roles, options)
{
    public const string County = "county";
    public const string DisplayName = "display_name";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffMember user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        await database.Entry(user).Collection(member => member.Counties).LoadAsync();
        identity.AddClaims(user.Counties.Select(county => new Claim(County, county.Fips)));
        return identity;
    }
}
