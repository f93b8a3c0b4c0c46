using System.Security.Cryptography;

namespace SupportHub.Domain;

/// <summary>An id that follows from another: who decides the same twice, after a crash or in a race, names the same thing.</summary>
public static class DerivedId
{
    /// <param name="id">What it follows from.</param>
    /// <param name="use">What it is for, so that two uses of one id stay apart.</param>
    public static Guid Of(Guid id, ReadOnlySpan<byte> use) => new(SHA256.HashData([.. id.ToByteArray(), .. use]).AsSpan(0, 16));
}
