using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportHub.Bench.Feed;

namespace SupportHub.Bench.Idle;

/// <summary>What a process takes: all that lies in memory, what of it is its own, and what its objects take; in bytes, after a full collection.</summary>
internal sealed record Memory(long Resident, long Private, long Heap);

/// <summary>
/// The other side of the measure, in a process of its own: the hub, or a bare SignalR server. Its lines for us begin with @: first where it
/// listens, then, each time it is asked, what it takes. It ends when we do.
/// </summary>
internal static class Holder
{
    public const string Word = "hold";
    public const string Hub = "hub";
    public const string Bare = "bare";

    public static async Task<int> RunAsync(string[] words)
    {
        if (words is [_, Hub, var connectionString])
        {
            await using var hub = new BenchHub(connectionString);
            await hub.InitializeAsync();
            await AnswerAsync(new Uri(hub.Address, "/hubs/chat"));
            return 0;
        }
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSignalR();
        await using var bare = builder.Build();
        bare.MapHub<NothingHub>("/hub");
        await bare.StartAsync();
        await AnswerAsync(new Uri(new Uri(bare.Urls.First()), "/hub"));
        return 0;
    }

    private static async Task AnswerAsync(Uri address)
    {
        await Console.Out.WriteLineAsync($"@{address}");
        while (await Console.In.ReadLineAsync() is not null)
            await Console.Out.WriteLineAsync($"@{JsonSerializer.Serialize(Taken())}");
    }

    private static Memory Taken()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        var lines = File.ReadLines("/proc/self/status").Select(line => line.Split([':', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).ToList();
        long Of(string name) => 1024 * long.Parse(lines.Find(line => line[0] == name)![1], CultureInfo.InvariantCulture);
        return new(Of("VmRSS"), Of("RssAnon"), GC.GetTotalMemory(forceFullCollection: false));
    }

    private sealed class NothingHub : Hub;
}

/// <summary>Our hand on such a process.</summary>
internal sealed class Held : IAsyncDisposable
{
    private readonly Process _process;

    private Held(Process process) => _process = process;

    public Uri Address { get; private set; } = null!;

    public static async Task<Held> StartAsync(params string[] words)
    {
        var held = new Held(Process.Start(new ProcessStartInfo("dotnet", [typeof(Held).Assembly.Location, Holder.Word, .. words])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        })!);
        held.Address = new(await held.LineAsync());
        return held;
    }

    public async Task<Memory> MeasureAsync()
    {
        await _process.StandardInput.WriteLineAsync("?");
        return JsonSerializer.Deserialize<Memory>(await LineAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string> LineAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith('@')) return line[1..];
        throw new CannotRun("A process of the measure of idle connections ended by itself.");
    }
}
