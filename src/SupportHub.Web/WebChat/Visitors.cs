using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Records;
using SupportHub.Web.Conversations;
using SupportHub.Web.WebChat.Identity;

namespace SupportHub.Web.WebChat;

/// <summary>Someone behind a token, on a site of ours.</summary>
internal sealed record Visitor(Guid Contact, string Address, Site Site)
{
    public Language Language { get; set; }

    /// <summary>When the page last said that the client is writing, as a timestamp of the clock.</summary>
    public long? WroteAt { get; set; }

    /// <summary>The site signed for them.</summary>
    public bool IsSigned { get; init; }

    /// <summary>What they write, on its way to the door. <paramref name="id"/>: see <see cref="MessageKey.ExternalId"/>.</summary>
    public InboundMessage Says(string id, string text, string? choice) =>
        new(Channel.WebChat, id, Address, Site.Key, text, choice, Language, Site.Id, Site.Program, Site.State);
}

/// <summary>
/// A visitor is a random token in the chat page's own storage. We keep only its hash, as the contact's address: who reads the database cannot
/// speak as a client.
/// </summary>
internal sealed class Visitors(Contacts contacts, Sites sites, SignedIdentity identity, VisitTicket tickets, SignedContacts signed)
{
    private const int TokenBytes = 32;
    private const int NewTokenLength = 43;
    private const int LongestToken = 100;
    private const string Scheme = "Bearer ";

    /// <summary>
    /// The token of a visitor: of the one the site signs for, with what this browser said just now; else of a new one. Null when the site is
    /// none of ours.
    /// </summary>
    public async Task<Visit?> Welcome(VisitRequest request, CancellationToken ct)
    {
        if (await Site(request.Site, ct) is not { } site) return null;
        var language = LanguageCodes.Parse(request.Language) ?? site.DefaultLanguage;
        if (request.Identity is { Length: > 0 } said && await identity.Check(said, site) is { } visitor)
        {
            var contact = await contacts.FindOrCreate(Channel.WebChat, visitor.Address, language, ct);
            await signed.Note(contact.Id, site.Id, visitor.Name, ct);
            if (await Recognise(request.Token, request.Site, request.Language, ct) is { } before) await signed.Join(before.Contact, contact.Id, ct);
            return new(tickets.Of(visitor.Address, site.Id), true);
        }
        // A page that asked for a signed visit in vain goes on with what it has.
        return await Recognise(request.Token, request.Site, request.Language, ct) is { IsSigned: false } ? new(request.Token!) : new(await Token(language, ct));
    }

    /// <summary>A token that stands for nobody until it is welcomed: what a page without a script is given, so that its first form posted twice is one visitor's.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>Whether it looks like one of ours; what it stands for, <see cref="Recognise"/> says.</summary>
    public static bool IsToken(string? token) => token is { Length: NewTokenLength } && Base64Url.IsValid(token);

    /// <summary>The new visitor of a <see cref="NewToken"/>; the same one again when it was welcomed before. Null when the site is none of ours.</summary>
    public async Task<Visitor?> Welcome(string token, string? siteKey, string? language, CancellationToken ct)
    {
        if (!IsToken(token) || await Site(siteKey, ct) is not { } site) return null;
        await contacts.FindOrCreate(Channel.WebChat, AddressOf(token), LanguageCodes.Parse(language) ?? site.DefaultLanguage, ct);
        return await Recognise(token, siteKey, language, ct);
    }

    /// <summary>A token that nobody holds yet, for a contact we know. Never one that was given before: somebody else may have seen that one.</summary>
    public async Task<string> TokenOf(Guid contact, CancellationToken ct)
    {
        var token = NewToken();
        await contacts.Link(contact, Channel.WebChat, AddressOf(token), ct);
        return token;
    }

    /// <summary>A token that nobody holds yet, for a contact that is new.</summary>
    private async Task<string> Token(Language language, CancellationToken ct)
    {
        var token = NewToken();
        await contacts.FindOrCreate(Channel.WebChat, AddressOf(token), language, ct);
        return token;
    }

    /// <summary>Null for a token we never gave, and for a site that is none of ours.</summary>
    public async Task<Visitor?> Recognise(string? token, string? siteKey, string? language, CancellationToken ct)
    {
        if (token is not { Length: > 0 } || (token.Length > LongestToken && !VisitTicket.Is(token)) || await Site(siteKey, ct) is not { } site) return null;
        if ((VisitTicket.Is(token) ? tickets.Read(token, site.Id) : AddressOf(token)) is not { } address) return null;
        return await contacts.Find(Channel.WebChat, address, ct) is { } contact
            ? new(contact.Id, address, site) { IsSigned = VisitTicket.Is(token), Language = LanguageCodes.Parse(language) ?? contact.Language }
            : null;
    }

    /// <summary>The token a request names; null when it names none.</summary>
    public static string? TokenIn(HttpContext http) =>
        http.Request.Headers.Authorization.ToString() is var said && said.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? said[Scheme.Length..].Trim() : null;

    private async Task<Site?> Site(string? key, CancellationToken ct) =>
        key is { Length: > 0 and < 100 } ? await sites.ByKey(key, ct) : null;

    private static string AddressOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
