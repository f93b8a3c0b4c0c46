using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace SupportHub.Web.WebChat.Identity;

/// <summary>
/// What a signed visitor holds while the page is open: encrypted and for a day. Nothing of it is kept on the phone, so that whoever opens the page
/// next, signed out, is nobody we know.
/// </summary>
internal sealed class VisitTicket(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Mark = "signed.";
    private const int Longest = 1000;
    private static readonly TimeSpan s_life = TimeSpan.FromHours(24);

    private readonly IDataProtector _seal = protection.CreateProtector("SupportHub.Visits");

    public string Of(string address, Guid site) =>
        Mark + Base64Url.EncodeToString(_seal.Protect(JsonSerializer.SerializeToUtf8Bytes(new Said(address, site, clock.GetUtcNow() + s_life))));

    public static bool Is(string token) => token.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>The address it stands for; null for one that we did not give, for another site, or that is too old.</summary>
    public string? Read(string token, Guid site)
    {
        if (token.Length > Longest) return null;
        try
        {
            var said = JsonSerializer.Deserialize<Said>(_seal.Unprotect(Base64Url.DecodeFromUtf8(Encoding.UTF8.GetBytes(token[Mark.Length..]))));
            return said is { } ticket && ticket.Site == site && ticket.Until > clock.GetUtcNow() ? ticket.Address : null;
        }
        catch (Exception forged) when (forged is FormatException or CryptographicException or JsonException)
        {
            return null;
        }
    }

    private sealed record Said(string Address, Guid Site, DateTimeOffset Until);
}
