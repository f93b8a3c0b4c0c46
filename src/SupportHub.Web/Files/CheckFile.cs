using System.Net;
using System.Text.Json;
using SupportHub.Domain;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Store.Work;
using SupportHub.Web.Conversations;
using SupportHub.Web.Sms;

namespace SupportHub.Web.Files;

/// <summary>
/// What a file of a message still needs when the message has come: to be fetched from the carrier, to be scanned. It is shown to nobody before. Most
/// were checked when they were uploaded, and need nothing.
/// </summary>
internal sealed partial class CheckFile(
    ClientFiles files, FileCheck check, TwilioMedia carrier, EventStore log, Notices notices, TimeProvider clock, ILogger<CheckFile> logger) : IWorkHandler
{
    private sealed record Work(Guid MessageId, Guid FileId);

    /// <summary>What fails so often is no passing trouble.</summary>
    internal const int MostLooks = 8;

    private static readonly TimeSpan s_carrierHasIt = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_scannerComesBack = TimeSpan.FromSeconds(15);
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);
    private static readonly Act s_system = new("system");

    public string Kind => "check-file";

    public async Task Handle(WorkItem item, CancellationToken ct)
    {
        var work = item.Payload.Deserialize<Work>(s_json)!;
        // Deleted with its person, or checked before; the one that is named twice has the first message's check.
        if (await files.Find(work.FileId, ct) is not { State: FileState.Waiting } file || file.MessageId != work.MessageId) return;
        try
        {
            await Check(item, work, file, ct);
        }
        catch (ScannerAway away)
        {
            Log.Waits(logger, work.FileId);
            // However long it takes: nothing is shown unscanned, and nothing is refused for a scanner's sake. But one that answers and cannot is for people
            // to mend, and the conversation's later files go before.
            if (away.Said && item.Looks >= MostLooks) throw new CannotBeDone(away.Message);
            throw new NotYet(s_scannerComesBack, away.Said ? item.Looks + 1 : 0, clock.GetUtcNow(), away.Message);
        }
    }

    private async Task Check(WorkItem item, Work work, ClientFile file, CancellationToken ct)
    {
        if (file.Fetched)
        {
            var kept = (await files.Content(file.Id, thumbnail: false, ct))!;
            if (await check.IsUnsafe(kept.Content, ct)) await Refuse(item, work, FileFault.Unsafe, ct);
            else await Keep(item, work, kept.Kind, ct);
            return;
        }

        var (media, fault) = await Fetch(item, file.Source ?? "", ct);
        var found = fault is { } gone ? FileChecked.Refused(gone) : await check.Check(media, ct);
        if (found.Fault is { } why)
        {
            await Refuse(item, work, why, ct);
            return;
        }
        await files.Fetched(file.Id, found.Content!, ct);
        if (!found.Scanned) throw new ScannerAway("The scanner does not answer.");
        await Keep(item, work, found.Content!.Kind, ct);
    }

    // A text can be here before the carrier serves its photo.
    private async Task<(ReadOnlyMemory<byte> Media, FileFault? Fault)> Fetch(WorkItem item, string source, CancellationToken ct)
    {
        try
        {
            return await carrier.Fetch(source, ct);
        }
        catch (HttpRequestException missing) when (missing.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            if (item.Looks >= MostLooks) return (default, FileFault.NotThere);
            throw new NotYet(s_carrierHasIt, item.Looks + 1, clock.GetUtcNow(), "The carrier does not have the file yet.");
        }
    }

    private Task<Updated<Conversation>> Keep(WorkItem item, Work work, FileKind kind, CancellationToken ct) => log.Conversations.Update(
        item.ConversationId, conversation => conversation.KeepFile(work.MessageId, work.FileId, kind, clock.GetUtcNow()), s_system, ct);

    private async Task Refuse(WorkItem item, Work work, FileFault fault, CancellationToken ct)
    {
        Log.Refused(logger, work.FileId, fault);
        // Once for a message, however many of its files are refused; told first, since a crash after the refusal would leave it untold.
        await notices.Say(item.ConversationId, NoticeOf(work.MessageId), FileWords.PhraseOf(fault), _ => FileWords.Values(fault), ct);
        await log.Conversations.Update(
            item.ConversationId, conversation => conversation.RefuseFile(work.MessageId, work.FileId, fault, clock.GetUtcNow()), s_system, ct);
    }

    private static Guid NoticeOf(Guid message) => DerivedId.Of(message, "file-refused"u8);

    private static partial class Log
    {
        [LoggerMessage(3805, LogLevel.Information, "File {FileId} is not kept: {Fault}")]
        public static partial void Refused(ILogger logger, Guid fileId, FileFault fault);

        [LoggerMessage(3806, LogLevel.Warning, "File {FileId} waits for the scanner, which does not answer")]
        public static partial void Waits(ILogger logger, Guid fileId);
    }
}
