using SupportHub.Domain.Conversations;
using SupportHub.Faq.Content;
using SupportHub.Web.Files;

namespace SupportHub.Web.WebChat.Plain;

/// <summary>A file that was not kept: what it is called, and which sentence says why.</summary>
public sealed record PlainRefusal(string? Name, string Phrase, IReadOnlyList<(string, string)> Values)
{
    public static PlainRefusal Of(string? name, FileFault fault) => new(name, FileWords.PhraseOf(fault), FileWords.Values(fault));

    public static PlainRefusal TooMany(string? name) => new(name, PhraseKeys.UploadTooMany, [("limit", $"{MessageFile.Most}")]);

    /// <summary>Too much at once, or this machine cannot. Unlike the chat's page, this one forgets what was chosen.</summary>
    public static PlainRefusal Failed(string? name) => new(name, PhraseKeys.PlainFileFailed, []);
}
