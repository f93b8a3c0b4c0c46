using System.Diagnostics;

namespace SupportHub.Web.Files.Pictures;

/// <summary>
/// Makes of a strange picture a clean one, in a process of its own: decoded and written anew, so that nothing of the sender's file is left but what
/// is seen. Few at once: a decoded photo takes hundreds of megabytes.
/// </summary>
internal sealed partial class Darkroom(ILogger<Darkroom> logger) : IDisposable
{
    private const int AtOnce = 2;
    private const long MostOutput = 40 * 1024 * 1024;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    // The decoder gets none of our settings: the database's password and the carrier's token are among them.
    private static readonly string[] s_environment = ["PATH", "HOME", "TMPDIR", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "LD_LIBRARY_PATH"];

    private readonly SemaphoreSlim _turn = new(AtOnce);

    /// <summary>Null when it cannot be decoded, or not in time.</summary>
    /// <exception cref="PlatformNotSupportedException">There is no decoder for this machine.</exception>
    public async Task<Picture?> Develop(ReadOnlyMemory<byte> picture, CancellationToken ct)
    {
        if (!File.Exists(Vips.File)) throw new PlatformNotSupportedException($"Photos cannot be taken on this machine: {Vips.File} is not there.");
        await _turn.WaitAsync(ct);
        try
        {
            return await Run(picture, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<Picture?> Run(ReadOnlyMemory<byte> picture, CancellationToken ct)
    {
        using var process = Process.Start(Command())!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(s_patience);
        try
        {
            var said = process.StandardError.BaseStream.CopyToAsync(Stream.Null, patience.Token);
            var output = ReadAll(process.StandardOutput.BaseStream, patience.Token);
            await Give(process, picture, patience.Token);
            var developed = await output;
            await Task.WhenAll(said, process.WaitForExitAsync(patience.Token));
            if (process.ExitCode == 0) return PictureProcess.Read(developed);
            if (process.ExitCode != PictureProcess.Damaged) Log.Failed(logger, process.ExitCode);
            return null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Log.TooLong(logger, (int)s_patience.TotalSeconds);
            return null;
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static ProcessStartInfo Command()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Darkroom).Assembly.Location, PictureProcess.Word])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        // The very runtime we run on, unless we are a test's or a publication's own program.
        if (Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet") start.FileName = self;
        foreach (var name in start.Environment.Keys.Except(s_environment).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }

    private static async Task Give(Process process, ReadOnlyMemory<byte> picture, CancellationToken ct)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(picture, ct);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all: its exit says why.
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAll(Stream output, CancellationToken ct)
    {
        using var all = new MemoryStream();
        var part = new byte[64 * 1024];
        while (await output.ReadAsync(part, ct) is > 0 and var read && all.Length <= MostOutput) all.Write(part, 0, read);
        return all.ToArray();
    }

    private static partial class Log
    {
        [LoggerMessage(3801, LogLevel.Warning, "The picture process ended with {ExitCode}; the picture was refused")]
        public static partial void Failed(ILogger logger, int exitCode);

        [LoggerMessage(3802, LogLevel.Warning, "A picture was not decoded in {Seconds} seconds; it was refused")]
        public static partial void TooLong(ILogger logger, int seconds);
    }
}
