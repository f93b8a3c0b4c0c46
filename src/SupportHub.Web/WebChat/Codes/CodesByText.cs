using Microsoft.Extensions.Options;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Messages;
using SupportHub.Faq.Content;
using SupportHub.Store.Records;
using SupportHub.Web.Content;

namespace SupportHub.Web.WebChat.Codes;

/// <summary>What became of asking for a code: its id to confirm it by, and a sentence. <see cref="Hint"/> stands under the field for the code.</summary>
public sealed record CodeAsked(bool Ok, Guid? Id, string Text, string? Hint = null);

/// <summary>
/// What became of a code. <see cref="Token"/>: the page is this visitor from now on. <see cref="Ask"/>: one more thing must be known before
/// anything is done: <c>me</c> (yes or no), or <c>name</c>.
/// </summary>
public sealed record CodeDone(bool Ok, string Text, string? Token = null, string? Ask = null);

/// <summary>
/// A code by text proves that a phone is in the visitor's hand. Whether a number ever wrote to us is told to nobody who has not proved it: the
/// same work is done, in the same time, and the same words are said for every number.
/// </summary>
internal sealed class CodesByText(
    TextCodes codes, PhoneOwners phones, CodeSeal seal, GoOnByText goOn, IOptions<CodesOptions> options, LiveContent live, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private const int Tries = 5;

    public async Task<CodeAsked> Ask(Visitor visitor, string? number, CodePurpose purpose, string askedFrom, CancellationToken ct)
    {
        if (PhoneNumber.ToE164(number?.Length <= 40 ? number : null) is not { } phone) return new(false, null, Say(visitor, PhraseKeys.TextNumberWrong));
        if (IsNotFor(visitor, purpose) || await phones.OursFor(phone, visitor.Site, ct) is not { } ours) return new(false, null, Say(visitor, PhraseKeys.TextNotNow));

        var (id, code) = (Guid.NewGuid(), CodeSeal.NewCode());
        var kept = await codes.Ask(
            new(id, visitor.Contact, visitor.Site.Id, purpose, visitor.Language, CodeSeal.Mark("phone", phone), CodeSeal.Mark("from", askedFrom),
                CodeSeal.Hash(id, code), seal.Seal(new(phone, code)), clock.GetUtcNow()),
            new(ours, SmsText.Measure(CodeSender.Words(live, visitor.Language, code)).Segments), options.Value.Limits, ct);
        return kept
            ? new(true, id, Say(visitor, PhraseKeys.TextCodeSent, ("phone", PhoneNumber.Display(phone))), await Hint(visitor, ct))
            : new(false, null, Say(visitor, PhraseKeys.TextCodeTooOften));
    }

    /// <summary>What helps when no code comes; the same for every number. Null when we have no number.</summary>
    public async Task<string?> Hint(Visitor visitor, CancellationToken ct) => await phones.OursFor(visitor.Site, ct) is { } ours
        ? Say(visitor, PhraseKeys.TextNoCode, ("phone", PhoneNumber.Display(ours)))
        : null;

    /// <summary><paramref name="who"/>: the answer to what was asked (<see cref="CodeDone.Ask"/>).</summary>
    public async Task<CodeDone> Confirm(Visitor visitor, Guid? id, string? code, string? who, CancellationToken ct)
    {
        var typed = string.Concat((code?.Length <= 20 ? code : null)?.Where(char.IsAsciiDigit) ?? []);
        if (id is not { } named || typed.Length != 6
            || await codes.Try(named, visitor.Contact, clock.GetUtcNow() - Life, Tries, ct) is not { } kept
            || !CodeSeal.Is(kept.CodeHash, kept.Id, typed) || IsNotFor(visitor, kept.Purpose))
            return new(false, Say(visitor, PhraseKeys.TextCodeWrong));

        var phone = seal.Open(kept.Sealed).Phone;
        var owners = await phones.Of(phone, ct);
        if (goOn.MustAsk(visitor, kept.Purpose, owners, who) is { } ask)
            return new(false, Say(visitor, ask == "me" ? PhraseKeys.TextWasItYou : PhraseKeys.TextWhoAreYou), Ask: ask);
        if (!await codes.Use(kept.Id, clock.GetUtcNow(), ct)) return new(false, Say(visitor, PhraseKeys.TextCodeWrong));

        var (token, done) = kept.Purpose == CodePurpose.Move
            ? await goOn.Move(visitor, phone, owners, who, ct)
            : await goOn.Open(visitor, owners, who, ct);
        return new(true, Say(visitor, done, ("phone", $"…{PhoneNumber.LastFour(phone)}")), token);
    }

    /// <summary>An opened conversation's token stays on the phone; of whom a site signs for nothing does.</summary>
    private static bool IsNotFor(Visitor visitor, CodePurpose purpose) => purpose == CodePurpose.Open && visitor.IsSigned;

    private string Say(Visitor visitor, string phrase, params (string, string)[] values) => live.Content.Phrases.Say(phrase, visitor.Language, values);
}
