using System.Diagnostics;

namespace SupportHub.Web.Tests.Files;

/// <summary>A real clamd on this machine, whose only signature is <see cref="Signature"/>. It can be stopped and started again.</summary>
internal sealed class Clamd : IDisposable
{
    public const string Signature = "SUPPORTHUB-TEST-SIGNATURE";

    private readonly string _folder = Directory.CreateTempSubdirectory("clamd").FullName;
    private Process? _process;

    /// <summary><paramref name="settings"/>: lines of its configuration.</summary>
    public Clamd(string settings = "")
    {
        Directory.CreateDirectory(Path.Combine(_folder, "db"));
        File.WriteAllText(Path.Combine(_folder, "db", "test.ndb"), $"SupportHub.Test:0:*:{Convert.ToHexStringLower(Sample.Text(Signature))}\n");
        File.WriteAllText(Path.Combine(_folder, "clamd.conf"), $"DatabaseDirectory {_folder}/db\nLocalSocket {Socket}\nTCPSocket {Port}\nTCPAddr 127.0.0.1\nForeground yes\n{settings}");
    }

    public int Port { get; } = StandIns.FreePort.Any();

    public string Socket => Path.Combine(_folder, "clamd.sock");

    public async Task Start()
    {
        _process = Process.Start(new ProcessStartInfo("clamd", ["-c", Path.Combine(_folder, "clamd.conf")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = new List<string>();
        // It says so when it listens, and ends when it cannot.
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.Contains("Self checking", StringComparison.Ordinal)) return;
        }
        throw new InvalidOperationException(string.Join('\n', said));
    }

    public void Stop()
    {
        if (_process is null) return;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(_folder, recursive: true);
    }
}
