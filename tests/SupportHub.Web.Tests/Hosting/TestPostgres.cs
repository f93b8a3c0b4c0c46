using System.Diagnostics;
using SupportHub.Store.Embedded;

namespace SupportHub.Web.Tests.Hosting;

/// <summary>One private PostgreSQL for the whole test run, shared by every test class; durability is not its subject.</summary>
internal static class TestPostgres
{
    private static readonly Lazy<Task<EmbeddedPostgres>> Server = new(StartAsync);

    public static Task<EmbeddedPostgres> Shared => Server.Value;

    private static async Task<EmbeddedPostgres> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hub-tests-").FullName;
        var server = await EmbeddedPostgres.StartAsync(folder, durable: false, CancellationToken.None);
        StopWithUs(folder);
        return server;
    }

    // xunit has no end of a test run, and a test host may be killed: a shell waits for our end, however it comes, then stops and
    // removes the server. The server's first process is in postmaster.pid.
    private static void StopWithUs(string folder)
    {
        const string Wait = """
            exec </dev/null >/dev/null 2>&1
            while kill -0 "$1"; do sleep 1; done
            kill -QUIT "$(head -n 1 "$2/data/postmaster.pid")"
            sleep 1
            rm -rf "$2"
            """;
        Process.Start("setsid", ["sh", "-c", Wait, "sh", $"{Environment.ProcessId}", folder]).Dispose();
    }
}
