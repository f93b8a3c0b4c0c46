using System.Diagnostics;

namespace SupportHub.Chaos.World;

/// <summary>The harness may be killed itself: a shell waits for its end, however it comes, then ends what it started and removes its folder.</summary>
internal static class Leftovers
{
    public static string HubFile(string folder) => Path.Combine(folder, "hub.pid");

    public static string Postgres(string folder) => Path.Combine(folder, "postgres");

    /// <summary>A folder that is gone when we are; PostgreSQL's own user may pass through it to the data.</summary>
    public static string Folder()
    {
        var folder = Directory.CreateTempSubdirectory("hub-chaos-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        RemovedAfterUs(folder);
        return folder;
    }

    private static void RemovedAfterUs(string folder)
    {
        const string Wait = """
            exec </dev/null >/dev/null 2>&1
            while kill -0 "$1"; do sleep 1; done
            [ -f "$2/hub.pid" ] && kill -KILL "$(cat "$2/hub.pid")"
            kill -QUIT "$(head -n 1 "$2/postgres/data/postmaster.pid")"
            sleep 1
            rm -rf "$2"
            """;
        Process.Start("setsid", ["sh", "-c", Wait, "sh", $"{Environment.ProcessId}", folder]).Dispose();
    }
}
