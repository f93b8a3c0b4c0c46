using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace SupportHub.Web.WebChat.Codes;

/// <summary>A number that is to be texted, and the code.</summary>
internal sealed record SealedCode(string Phone, string Code);

/// <summary>What of a code may stand in the database: nothing that reads as a number or a code.</summary>
internal sealed class CodeSeal(IDataProtectionProvider protection)
{
    // Six digits are a million guesses: slow enough that a stolen hash is worth nothing within the code's ten minutes.
    private const int Rounds = 100_000;
    private const int HashBytes = 32;

    private readonly IDataProtector _seal = protection.CreateProtector("SupportHub.TextCodes");

    public static string NewCode() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);

    public string Seal(SealedCode code) => _seal.Protect(JsonSerializer.Serialize(code));

    public SealedCode Open(string kept) => JsonSerializer.Deserialize<SealedCode>(_seal.Unprotect(kept))!;

    public static byte[] Hash(Guid id, string code) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(code), id.ToByteArray(), Rounds, HashAlgorithmName.SHA256, HashBytes);

    public static bool Is(byte[] hash, Guid id, string code) => CryptographicOperations.FixedTimeEquals(hash, Hash(id, code));

    /// <summary>For counting alone.</summary>
    public static string Mark(string kind, string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{value}")));
}
