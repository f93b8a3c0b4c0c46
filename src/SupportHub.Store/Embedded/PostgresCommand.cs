using System.Diagnostics;

namespace SupportHub.Store.Embedded;

/// <summary>Runs one program of PostgreSQL, or a system tool, to its end.</summary>
internal static class PostgresCommand
{
    // PostgreSQL refuses to run as root. Debian's nobody and nogroup; other systems use the same number.
    private const string Nobody = "65534";

    /// <summary>True when PostgreSQL must be run as another user, who must then own its folder.</summary>
    public static bool AsNobody { get; } = Environment.IsPrivilegedProcess;

    /// <summary>Runs a program as the user PostgreSQL runs as; throws with its words when it fails.</summary>
    public static async Task RunAsync(string program, string[] arguments, CancellationToken ct)
    {
        var (exitCode, output) = await TryAsync(program, arguments, ct);
        if (exitCode != 0)
            throw new EmbeddedPostgresException($"{program} failed with exit code {exitCode}: {output}");
    }

    public static async Task<(int ExitCode, string Output)> TryAsync(string program, string[] arguments, CancellationToken ct)
    {
        using var process = Start(AsNobody
            ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", program, .. arguments]
            : [program, .. arguments]);
        var errors = process.StandardError.ReadToEndAsync(ct);
        var output = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, (output + await errors).Trim());
    }

    /// <summary>What a program prints, run as ourselves.</summary>
    public static string Read(string program, params string[] arguments)
    {
        using var process = Start([program, .. arguments]);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim();
    }

    /// <summary>Hands a folder we made to the user PostgreSQL runs as.</summary>
    public static void GiveAway(string folder)
    {
        if (AsNobody)
            Read("chown", "--no-dereference", $"{Nobody}:{Nobody}", folder);
    }

    private static Process Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        // PGDATA, PGHOST, a locale or a secret of ours must not reach the server.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TZ"] = "UTC";
        var process = Process.Start(start) ?? throw new EmbeddedPostgresException($"{command[0]} did not start.");
        process.StandardInput.Close();
        return process;
    }
}
