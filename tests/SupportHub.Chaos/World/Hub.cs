using System.Diagnostics;
using System.Net;
using SupportHub.StandIns;
using SupportHub.StandIns.Twilio;

namespace SupportHub.Chaos.World;

/// <summary>
/// The real program as a process of its own, and a service manager beside it: what ends, however it ends, is started again at once. Clients and
/// Twilio reach it over a wire.
/// </summary>
internal sealed class Hub : IAsyncDisposable
{
    /// <summary>What the world calls it; Twilio signs for it.</summary>
    public const string PublicUrl = "https://chaos.example";

    private static readonly TimeSpan s_restart = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly string _folder;
    private readonly ProcessStartInfo _start;
    private readonly Uri _address;
    private readonly CancellationTokenSource _stopping = new();
    private Process? _process;
    private Task _managing = Task.CompletedTask;
    private volatile bool _killed;

    /// <param name="folder">Where it notes its process.</param>
    /// <param name="artifacts">Where its log goes, and whose content it reads.</param>
    /// <param name="database">Reached over a wire of its own.</param>
    /// <param name="twilio">Its account.</param>
    /// <param name="settle">How long a text whose answer was lost is looked for; null: the program's own.</param>
    public Hub(string folder, Artifacts artifacts, Database database, TwilioStandIn twilio, TimeSpan? settle)
    {
        var port = FreePort.Any();
        _folder = folder;
        _address = new($"http://127.0.0.1:{port}");
        Wire = new(new IPEndPoint(IPAddress.Loopback, port));
        _start = new("sh", ["-c", "exec dotnet \"$1\" >>\"$2\" 2>&1 </dev/null", "sh", Path.Combine(AppContext.BaseDirectory, "SupportHub.Web.dll"), artifacts.HubLog])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            Environment =
            {
                ["ASPNETCORE_URLS"] = _address.ToString(),
                ["Logging__LogLevel__Default"] = "Warning",
                ["ConnectionStrings__SupportHub"] = database.ConnectionStringOfHub,
                ["SupportHub__PublicUrl"] = PublicUrl,
                ["SupportHub__ModelFolder"] = Path.Combine(artifacts.Content, "..", ".artifacts", "models"),
                ["SupportHub__ContentFolder"] = artifacts.Content,
                // All clients come from one address.
                ["SupportHub__Chat__VisitsPerMinute"] = "1000000",
                ["SupportHub__Chat__MessagesPerMinute"] = "1000000",
                ["Twilio__AccountSid"] = twilio.Options.AccountSid,
                ["Twilio__AuthToken"] = twilio.Options.AuthToken,
                ["Twilio__BaseAddress"] = twilio.Address.ToString(),
                ["Twilio__SegmentsPerSecond"] = "0",
            },
        };
        if (settle is { } time) _start.Environment["Twilio__Settle"] = time.ToString();
    }

    /// <summary>The way of chat clients and of Twilio's webhooks.</summary>
    public Wire Wire { get; }

    public Uri ReachedAt => new($"http://127.0.0.1:{Wire.Port}");

    /// <summary>How often it ended without being killed, as when it was started while the database was away.</summary>
    public int EndedByItself { get; private set; }

    public async Task StartAsync(CancellationToken ct)
    {
        _managing = Task.Run(ManageAsync, CancellationToken.None);
        await ReadyAsync(ct);
    }

    /// <summary>kill -9: nothing is written, closed or said.</summary>
    public void Kill()
    {
        _killed = true;
        try
        {
            _process?.Kill();
        }
        catch (InvalidOperationException)
        {
            // Between two lives.
        }
    }

    /// <summary>Waits until it says that it can take messages.</summary>
    public async Task ReadyAsync(CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = _address, Timeout = TimeSpan.FromSeconds(5) };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < s_patience; await Task.Delay(50, ct))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), ct);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
            {
                // Not listening yet.
            }
        }
        throw new InvalidOperationException($"The hub did not become ready within {s_patience}; what it said is in its log.");
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Kill();
        await _managing;
        await Wire.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task ManageAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            _killed = false;
            using var process = _process = Process.Start(_start)!;
            await File.WriteAllTextAsync(Leftovers.HubFile(_folder), $"{process.Id}");
            if (_stopping.IsCancellationRequested) process.Kill();
            await process.WaitForExitAsync();
            if (!_killed) EndedByItself++;
            await Task.WhenAny(Task.Delay(s_restart), Task.Delay(Timeout.Infinite, _stopping.Token));
        }
        File.Delete(Leftovers.HubFile(_folder));
    }
}
