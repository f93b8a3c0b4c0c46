using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Records;

namespace SupportHub.Web.Files;

/// <summary>Why an upload was not even looked at.</summary>
internal enum UploadRefusal
{
    TooFast,

    /// <summary>It broke off, or came so slowly that nobody waited for the rest.</summary>
    BrokeOff,

    /// <summary>This machine cannot: it is said in the log.</summary>
    Cannot,
}

/// <summary>
/// A file on its way to us. <paramref name="Bytes"/>: how many its sender says they are. <paramref name="IsOfForm"/>: the key is a form's, which a reload posts
/// again, and in which another file may be chosen: with its content it names the file.
/// </summary>
internal sealed record Upload(string Key, string? Name, Stream Content, long? Bytes = null, bool IsOfForm = false)
{
    public string KeyOf(ReadOnlyMemory<byte> file) => IsOfForm ? $"{Key}-{Convert.ToHexStringLower(SHA256.HashData(file.Span))[..16]}" : Key;
}

/// <summary>What became of an upload: one of the three.</summary>
internal readonly record struct Uploaded(ClientFile? File, FileFault? Fault, UploadRefusal? Refusal);

/// <summary>
/// Takes a client's photo or paper, before the message it belongs to: read with a cap, checked, kept. So many at once that the memory they can take is
/// bounded, and so few of one address that a slow or a bad one leaves room for others.
/// </summary>
internal sealed partial class ChatUploads(ClientFiles files, FileCheck check, IOptions<FilesOptions> options, TimeProvider clock, ILogger<ChatUploads> logger) : IDisposable
{
    private const int AtOnce = 32;
    private const int AtOnceOfAddress = 8;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrencyLimiter _all = new(new() { PermitLimit = AtOnce });

    private readonly PartitionedRateLimiter<string> _ofAddress = PartitionedRateLimiter.Create<string, string>(
        address => RateLimitPartition.GetConcurrencyLimiter(address, _ => new() { PermitLimit = AtOnceOfAddress }));

    private readonly PartitionedRateLimiter<Guid> _visitors = PartitionedRateLimiter.Create<Guid, Guid>(
        contact => RateLimitPartition.GetFixedWindowLimiter(contact, _ => AMinute(options.Value.PerMinute)));

    private readonly PartitionedRateLimiter<string> _addresses = PartitionedRateLimiter.Create<string, string>(
        address => RateLimitPartition.GetFixedWindowLimiter(address, _ => AMinute(options.Value.PerMinuteOfAddress)));

    public async Task<Uploaded> Take(Guid contact, string address, Upload upload, CancellationToken ct)
    {
        // A phone that lost our answer asks again: the same file, and no second check.
        if (!upload.IsOfForm && await files.ByKey(contact, upload.Key, ct) is { } before) return new(before, null, null);
        if (!await Allows(contact, address, ct)) return new(null, null, UploadRefusal.TooFast);
        if (upload.Bytes > FilesOptions.MostBytes) return new(null, FileFault.TooBig, null);

        using var room = _all.AttemptAcquire();
        using var roomOfAddress = _ofAddress.AttemptAcquire(address);
        if (!room.IsAcquired || !roomOfAddress.IsAcquired) return new(null, null, UploadRefusal.TooFast);
        try
        {
            if (await Read(upload.Content, ct) is not { } file) return new(null, FileFault.TooBig, null);
            var key = upload.KeyOf(file);
            if (upload.IsOfForm && await files.ByKey(contact, key, ct) is { } again) return new(again, null, null);
            var found = await check.Check(file, ct);
            if (found.Fault is { } fault) return new(null, fault, null);
            return new(await files.Upload(contact, key, upload.Name, found.Scanned ? FileState.Kept : FileState.Waiting, found.Content!, clock.GetUtcNow(), ct), null, null);
        }
        // Phones lose their line every day: no fault of ours. Who is gone hears nothing of it.
        catch (BadHttpRequestException)
        {
            return new(null, null, UploadRefusal.BrokeOff);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(null, null, UploadRefusal.BrokeOff);
        }
        catch (PlatformNotSupportedException cannot)
        {
            Log.Cannot(logger, cannot.Message);
            return new(null, null, UploadRefusal.Cannot);
        }
    }

    public void Dispose()
    {
        _all.Dispose();
        _ofAddress.Dispose();
        _visitors.Dispose();
        _addresses.Dispose();
    }

    private static async Task<ReadOnlyMemory<byte>?> Read(Stream content, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(s_patience);
        return await Capped.Read(content, FilesOptions.MostBytes, patience.Token);
    }

    private async Task<bool> Allows(Guid contact, string address, CancellationToken ct)
    {
        using var byVisitor = _visitors.AttemptAcquire(contact);
        using var byAddress = _addresses.AttemptAcquire(address);
        return byVisitor.IsAcquired && byAddress.IsAcquired && await files.Since(contact, clock.GetUtcNow().AddDays(-1), ct) < options.Value.PerDay;
    }

    private static FixedWindowRateLimiterOptions AMinute(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) };

    private static partial class Log
    {
        [LoggerMessage(3804, LogLevel.Error, "{Why}")]
        public static partial void Cannot(ILogger logger, string why);
    }
}

/// <summary>Reads what comes from outside, up to a limit.</summary>
internal static class Capped
{
    /// <summary>Null when there is more than the limit.</summary>
    public static async Task<ReadOnlyMemory<byte>?> Read(Stream from, int most, CancellationToken ct)
    {
        using var all = new MemoryStream();
        var part = new byte[64 * 1024];
        while (await from.ReadAsync(part, ct) is > 0 and var read)
        {
            all.Write(part, 0, read);
            if (all.Length > most) return null;
        }
        return all.ToArray();
    }
}
