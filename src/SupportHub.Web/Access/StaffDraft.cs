using System.Text.RegularExpressions;
using SupportHub.Domain;

namespace SupportHub.Web.Access;

/// <summary>The account as somebody wants it.</summary>
public sealed partial record StaffDraft(string SignInName, string Name, IReadOnlyCollection<string> Roles, IReadOnlyCollection<string> Counties)
{
    /// <summary>What is wrong with the roles and counties; null when nothing is.</summary>
    internal Refusal? CheckAccess() => this switch
    {
        { Roles.Count: 0 } => new("role-needed"),
        _ when Roles.Except(Access.Roles.All).Any() => new("role-unknown"),
        _ when Roles.Contains(Access.Roles.Liaison) && Counties.Count == 0 => new("county-needed"),
        _ when Counties.Any(county => !CountyCode().IsMatch(county)) => new("county-unknown"),
        _ => null,
    };

    internal Refusal? CheckName() => SignInNameShape().IsMatch(SignInName) ? null : new("name-shape");

    [GeneratedRegex(@"^[a-zA-Z0-9][a-zA-Z0-9._@-]{1,39}$")]
    private static partial Regex SignInNameShape();

    /// <summary>A FIPS code: two digits of the state, three of the county.</summary>
    [GeneratedRegex("^[0-9]{5}$")]
    private static partial Regex CountyCode();
}
