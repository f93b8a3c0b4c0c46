using System.Diagnostics;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Backup;

/// <summary>Runs <c>deploy/backup</c> and <c>deploy/restore</c> as an operator does.</summary>
internal static class DeployScript
{
    /// <summary>Debian's client programs; npm's PostgreSQL has none.</summary>
    public static bool HasDump { get; } =
        Directory.Exists("/usr/lib/postgresql") && Directory.EnumerateFiles("/usr/lib/postgresql", "pg_dump", SearchOption.AllDirectories).Any();

    public static async Task<(int Status, string Said)> Run(string script, string? connectionString, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Checkout.Root, "deploy", script), arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        if (connectionString is not null)
            start.Environment["ConnectionStrings__SupportHub"] = connectionString;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
