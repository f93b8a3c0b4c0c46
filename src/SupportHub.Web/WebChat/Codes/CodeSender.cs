using System.Text.Json;
using SupportHub.Domain.Languages;
using SupportHub.Domain.Messages;
using SupportHub.Faq.Content;
using SupportHub.Store.Records;
using SupportHub.Store.Work;
using SupportHub.Web.Content;
using SupportHub.Web.Sms;
using SupportHub.Web.Sms.Copies;

namespace SupportHub.Web.WebChat.Codes;

/// <summary>
/// Texts a code: at most once, since whoever gets none asks again, and two would only confuse. It is no message of any conversation. A number
/// that wants no texts gets none, and whoever asked is not told so. It leaves at the pace of its number, before what is said in conversations.
/// </summary>
internal sealed partial class CodeSender(
    TextCodes codes, CodeSeal seal, PhoneOwners phones, TwilioClient twilio, CopyNotes copies, WorkQueue queue, LiveContent live, TimeProvider clock,
    ILogger<CodeSender> logger) : IWorkHandler
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public string Kind => TextCodes.WorkKind;

    public async Task Handle(WorkItem item, CancellationToken ct)
    {
        // It may have left before: then the phone has it, or its owner asks again.
        if (item.UnsureSince is not null) return;
        if (item.Payload.Deserialize<Payload>(s_json) is not { From: not null } work || await codes.Find(work.CodeId, ct) is not { UsedAt: null } code) return;
        if (code.CreatedAt + CodesByText.Life <= clock.GetUtcNow()) return;
        var (phone, digits) = seal.Open(code.Sealed);
        if ((await phones.Of(phone, ct)).Any(owner => owner.OptedOut || owner.IsUnsafe)) return;

        await queue.Trying(item, clock.GetUtcNow(), CodesByText.Life, ct);
        try
        {
            var sent = await twilio.Send(work.From, phone, Words(live, code.Language, digits), null, CancellationToken.None);
            if (sent.Refusal is { } refusal) Log.Refused(logger, code.Id, refusal);
            if (sent.Sid is { } sid) await copies.Note(sid, clock.GetUtcNow() + CodesByText.Life, CancellationToken.None);
        }
        catch (HttpRequestException refused)
        {
            await queue.NoteNotTaken(item, refused);
            throw;
        }
        catch (OutcomeUnknown)
        {
            Log.Unknown(logger, code.Id);
        }
    }

    /// <summary>What is texted.</summary>
    public static string Words(LiveContent live, Language language, string code) =>
        SmsText.Smart(live.Content.Phrases.Say(PhraseKeys.TextCode, language, ("code", code)));

    private sealed record Payload(Guid CodeId, string From);

    private static partial class Log
    {
        [LoggerMessage(3401, LogLevel.Information, "Code {CodeId} was not taken by the carrier: {Code}")]
        public static partial void Refused(ILogger logger, Guid codeId, int code);

        [LoggerMessage(3402, LogLevel.Warning, "Whether code {CodeId} left is not known; it is not sent again")]
        public static partial void Unknown(ILogger logger, Guid codeId);
    }
}
