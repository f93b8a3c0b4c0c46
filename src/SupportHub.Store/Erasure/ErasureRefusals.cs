using SupportHub.Domain;

namespace SupportHub.Store.Erasure;

/// <summary>Why a person is not erased now.</summary>
public static class ErasureRefusals
{
    public static readonly Refusal NoSuchContact = new("no-such-contact");

    /// <summary>The views are being rebuilt, or something held the person's rows for too long. Nothing was changed.</summary>
    public static readonly Refusal Busy = new("erasure-busy");
}
