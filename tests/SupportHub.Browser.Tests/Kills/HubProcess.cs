using System.Collections.Concurrent;
using System.Diagnostics;
using SupportHub.StandIns.Twilio;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Browser.Tests.Kills;

/// <summary>The real program as a process of its own, in demo mode with a private PostgreSQL, so that it can be killed.</summary>
internal sealed class HubProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();

    private HubProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>What it printed, for whoever wonders why it ended.</summary>
    public string Said => string.Join('\n', _said);

    public static async Task<HubProcess> StartAsync(int port, string dataFolder, TwilioStandIn twilio)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SupportHub.Web.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = AppContext.BaseDirectory,
            Environment =
            {
                ["ASPNETCORE_URLS"] = address.ToString(),
                // Static files lie where they were built; only in development does the program look there.
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["SupportHub__Demo"] = "true",
                ["SupportHub__DataFolder"] = dataFolder,
                ["SupportHub__PublicUrl"] = address.ToString().TrimEnd('/'),
                ["SupportHub__ModelFolder"] = Checkout.ModelFolder,
                ["SupportHub__ContentFolder"] = Path.Combine(Checkout.Root, "bot-content"),
                ["Twilio__AccountSid"] = twilio.Options.AccountSid,
                ["Twilio__AuthToken"] = twilio.Options.AuthToken,
                ["Twilio__BaseAddress"] = twilio.Address.ToString(),
                // Nothing is taken late here, so that a kill in the middle of a request costs no minute.
                ["Twilio__Settle"] = "00:00:03",
                ["Twilio__SegmentsPerSecond"] = "0",
            },
        };
        var hub = new HubProcess(Process.Start(start)!, address);
        await hub.ReadyAsync();
        return hub;
    }

    /// <summary>kill -9: nothing is written, closed or said.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to end, as a service manager does; answers its exit status.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private async Task ReadyAsync()
    {
        // Read to the end, or a full pipe would hold the program up.
        _process.OutputDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(100))
        {
            if (_process.HasExited)
                break;
            try
            {
                if ((await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        throw new InvalidOperationException($"The hub did not become ready:\n{Said}");
    }
}
