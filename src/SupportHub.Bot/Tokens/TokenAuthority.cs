namespace SupportHub.Bot.Tokens;

/// <summary>Who may issue tokens to us, and how such a token says for whom it speaks.</summary>
/// <param name="Issuers">The values of <c>iss</c>.</param>
/// <param name="Keys">What they sign with.</param>
/// <param name="IsEmulator">
/// The Emulator's tokens are the bot's own, from Entra ID: they name the bot as the party that asked for them, and neither service URL nor channel.
/// </param>
public sealed record TokenAuthority(IReadOnlySet<string> Issuers, SigningKeys Keys, bool IsEmulator = false)
{
    /// <summary>Source: npm botframework-connector 4.23.3, lib/auth/tokenValidationParameters.js.</summary>
    public static IReadOnlySet<string> EmulatorIssuers { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
        "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0",
        "https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/",
        "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0",
        "https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/",
        "https://sts.windows.net/cab8a31a-1906-4287-a0d8-4eef66b95f6e/",
        "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0",
        "https://login.microsoftonline.us/f8cdef31-a31e-4b4a-93e4-5f571e91255a/",
        "https://login.microsoftonline.us/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0",
    };
}
