using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace SupportHub.Web.Access;

/// <summary>One sentence for every refusal: wrong name, wrong password, resting and switched off tell a stranger nothing apart.</summary>
public sealed partial class SignInPage(SignInManager<StaffMember> sessions, UserManager<StaffMember> members, NavigationManager navigation)
{
    // Hashed once with the current rules, so that an unknown name costs the same time as a wrong password.
    private static readonly Lazy<string> NobodysPassword =
        new(() => new PasswordHasher<StaffMember>().HashPassword(new StaffMember(), Guid.NewGuid().ToString()));

    private bool _refused;

    [SupplyParameterFromForm]
    private AccountForm? Form { get; set; }

    [SupplyParameterFromQuery(Name = "next")]
    private string? Next { get; set; }

    private async Task SignIn()
    {
        if (await Opens())
            navigation.NavigateTo(LocalPath.Of(Next));
        else
            _refused = true;
    }

    private async Task<bool> Opens()
    {
        var password = Form?.Password ?? "";
        if (await members.FindByNameAsync(Form?.SignInName ?? "") is { Disabled: false, PasswordHash: not null } member)
            return (await sessions.PasswordSignInAsync(member, password, isPersistent: false, lockoutOnFailure: true)).Succeeded;
        members.PasswordHasher.VerifyHashedPassword(new StaffMember(), NobodysPassword.Value, password);
        return false;
    }
}

internal static class LocalPath
{
    /// <summary>A path of this site; anything else, such as another site's address in a link, becomes the start page.</summary>
    public static string Of(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && Uri.IsWellFormedUriString(path, UriKind.Relative) ? path : "/";
}
