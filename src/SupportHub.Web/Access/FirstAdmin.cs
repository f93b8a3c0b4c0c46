using Microsoft.AspNetCore.DataProtection;
using SupportHub.Domain;

namespace SupportHub.Web.Access;

/// <summary>
/// The one-time link with which the first administrator of a new installation makes the account. It is protected by the
/// installation's own keys and works only while there is no account at all, which makes it work once.
/// </summary>
internal sealed class FirstAdmin(IDataProtectionProvider protection, StaffDirectory staff)
{
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(24);

    private const string Purpose = "SupportHub.Access.FirstAdmin";

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector(Purpose).ToTimeLimitedDataProtector();

    public string NewLink() => $"/access/first?token={_protector.Protect("first", Lifetime)}";

    public async Task<bool> Works(string? token, CancellationToken ct) => IsOurs(token) && await staff.IsEmpty(ct);

    public async Task<Decision<Guid>> Use(string? token, string signInName, string name, string password, CancellationToken ct) =>
        IsOurs(token)
            ? await staff.AddWithPassword(new(signInName, name, [Roles.Admin], []), password, onlyFirst: true, ct)
            : new Refusal("link-used");

    private bool IsOurs(string? token)
    {
        try
        {
            return token is not null && _protector.Unprotect(token) == "first";
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }
}
