using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace SupportHub.Web.Files;

/// <summary>
/// Nobody knows yet whether the file is safe: the scanner did not answer, or (<paramref name="said"/>) answered that it cannot scan it.
/// </summary>
internal sealed class ScannerAway(string why, bool said = false, Exception? cause = null) : Exception(why, cause)
{
    public bool Said => said;
}

/// <summary>ClamAV's daemon, by its command INSTREAM: chunks with their length before them, a chunk of nothing at the end, one line back.</summary>
internal sealed partial class Scanner(IOptions<ScannerOptions> options, ILogger<Scanner> logger)
{
    private const int Chunk = 64 * 1024;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public bool IsOn => options.Value.Address.Length > 0;

    /// <summary>Whether nothing was found. Without a scanner nothing is.</summary>
    /// <exception cref="ScannerAway">It cannot be reached, or says neither yes nor no.</exception>
    public async Task<bool> Finds(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        if (!IsOn) return false;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(s_patience);
        string answer;
        try
        {
            answer = await Ask(EndPointOf(options.Value.Address)!, content, patience.Token);
        }
        catch (Exception away) when (away is SocketException or IOException || (away is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new ScannerAway("The scanner does not answer.", cause: away);
        }
        if (answer.EndsWith(" OK", StringComparison.Ordinal)) return false;
        if (!answer.EndsWith(" FOUND", StringComparison.Ordinal)) throw new ScannerAway("The scanner could not scan the file.", said: answer.EndsWith("ERROR", StringComparison.Ordinal));
        Log.Found(logger, answer["stream: ".Length..^" FOUND".Length]);
        return true;
    }

    /// <summary>Null for what is no address.</summary>
    public static EndPoint? EndPointOf(string address)
    {
        if (address.StartsWith('/')) return new UnixDomainSocketEndPoint(address);
        var colon = address.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(address[(colon + 1)..], out var port) && port > 0 && Uri.CheckHostName(address[..colon].Trim('[', ']')) != UriHostNameType.Unknown
            ? new DnsEndPoint(address[..colon].Trim('[', ']'), port)
            : null;
    }

    private static async Task<string> Ask(EndPoint clamd, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        using var socket = clamd is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(clamd, ct);
        await using var stream = new NetworkStream(socket);
        try
        {
            await Send(stream, content, ct);
        }
        catch (IOException)
        {
            // It hangs up on what is larger than it takes, and has said so before.
        }
        return await Answer(stream, ct);
    }

    // To the zero at its end and no further: behind what it has not read, the line is broken.
    private static async Task<string> Answer(NetworkStream stream, CancellationToken ct)
    {
        var (answer, length) = (new byte[1024], 0);
        while (length < answer.Length && await stream.ReadAsync(answer.AsMemory(length), ct) is var read and > 0)
        {
            length += read;
            if (answer[length - 1] == 0) break;
        }
        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    private static async Task Send(NetworkStream stream, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var length = new byte[sizeof(uint)];
        for (var at = 0; at < content.Length; at += Chunk)
        {
            var part = content.Slice(at, Math.Min(Chunk, content.Length - at));
            BinaryPrimitives.WriteUInt32BigEndian(length, (uint)part.Length);
            await stream.WriteAsync(length, ct);
            await stream.WriteAsync(part, ct);
        }
        await stream.WriteAsync(new byte[sizeof(uint)], ct);
    }

    private static partial class Log
    {
        [LoggerMessage(3803, LogLevel.Warning, "The scanner found {Signature} in a client's file; it was refused")]
        public static partial void Found(ILogger logger, string signature);
    }
}
