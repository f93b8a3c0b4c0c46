using Microsoft.AspNetCore.Identity;

namespace SupportHub.Web.Access;

internal static class AccessEndpoints
{
    public static void MapAccess(this IEndpointRouteBuilder app)
    {
        // Taking the form is what makes the framework demand the antiforgery token: nobody is signed out by another site's page.
        app.MapPost("/sign-out", async (IFormCollection _, SignInManager<StaffMember> sessions) =>
        {
            await sessions.SignOutAsync();
            return TypedResults.LocalRedirect("/sign-in");
        }).RequireAuthorization(Policies.Staff);
    }
}
