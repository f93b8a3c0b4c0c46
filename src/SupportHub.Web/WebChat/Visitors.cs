using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Records;

namespace SupportHub.Web.WebChat;

/// <summary>Someone behind a token, on a site of ours.</summary>
internal sealed record Visitor(Guid Contact, string Address, Site Site)
{
    public Language Language { get; set; }

    /// <summary>When the page last said that the client is writing, as a timestamp of the clock.</summary>
    public long? WroteAt { get; set; }
}

/// <summary>
/// A visitor is a random token in the chat page's own storage. We keep only its hash, as the contact's address: who reads the database cannot
/// speak as a client.
/// </summary>
internal sealed class Visitors(Contacts contacts, Sites sites)
{
    private const int TokenBytes = 32;

    /// <summary>The token of a new visitor; null when the site is none of ours.</summary>
    public async Task<string?> Welcome(string? siteKey, string? language, CancellationToken ct)
    {
        if (await Site(siteKey, ct) is not { } site) return null;
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        await contacts.FindOrCreate(Channel.WebChat, AddressOf(token), LanguageCodes.Parse(language) ?? site.DefaultLanguage, ct);
        return token;
    }

    /// <summary>Null for a token we never gave, and for a site that is none of ours.</summary>
    public async Task<Visitor?> Recognise(string? token, string? siteKey, string? language, CancellationToken ct)
    {
        if (token is not { Length: > 0 and < 100 } || await Site(siteKey, ct) is not { } site) return null;
        var address = AddressOf(token);
        return await contacts.Find(Channel.WebChat, address, ct) is { } contact
            ? new(contact.Id, address, site) { Language = LanguageCodes.Parse(language) ?? contact.Language }
            : null;
    }

    private async Task<Site?> Site(string? key, CancellationToken ct) =>
        key is { Length: > 0 and < 100 } ? await sites.ByKey(key, ct) : null;

    private static string AddressOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
