using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupportHub.Store.Embedded;

/// <summary>The places of one private PostgreSQL: its data, its log, its lock and its socket.</summary>
internal sealed class PostgresFolder
{
    // sockaddr_un holds 108 bytes, the last of which is 0.
    private const int LongestSocketPath = 107;
    private const UnixFileMode OnlyUs = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public PostgresFolder(string root)
    {
        Root = Path.GetFullPath(root);
        // pg_ctl hands the path to a shell between double quotes.
        if (Root.AsSpan().IndexOfAny("\"$`\\\n") >= 0)
            throw new EmbeddedPostgresException($"The data folder {Root} has one of \" $ ` \\ or a line break in its name; PostgreSQL's tools cannot use it.");
        SocketFolder = FitsASocket(Root) ? Root : Path.Combine(
            PostgresCommand.AsNobody ? "/run" : Path.GetTempPath(),
            "supporthub-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Root)))[..16]);
    }

    public string Root { get; }
    public string SocketFolder { get; }
    public string Data => Path.Combine(Root, "data");
    public string Log => Path.Combine(Root, "postgres.log");
    private string Lock => Path.Combine(Root, "lock");

    /// <summary>Null: no data yet.</summary>
    public int? DataMajor
    {
        get
        {
            var version = Path.Combine(Data, "PG_VERSION");
            if (!File.Exists(version)) return null;
            return int.TryParse(File.ReadAllText(version), CultureInfo.InvariantCulture, out var major)
                ? major
                : throw new EmbeddedPostgresException($"The data in {Root} is damaged: {version} names no version. Restore a backup (deploy/restore).");
        }
    }

    /// <summary>The lines of the running (or last killed) server's own file: process id first, socket folder fifth. Read, never deleted.</summary>
    public IReadOnlyList<string> ServerFile
    {
        get
        {
            try
            {
                return File.ReadAllLines(Path.Combine(Data, "postmaster.pid"));
            }
            catch (IOException)
            {
                return [];
            }
        }
    }

    public async Task PrepareAsync(CancellationToken ct)
    {
        MakeOurs(Root);
        if (PostgresCommand.AsNobody && (await PostgresCommand.TryAsync("test", ["-x", Root], ct)).ExitCode != 0)
            throw new EmbeddedPostgresException(
                $"PostgreSQL does not run as root, and the user 'nobody' may not enter {Root}: "
                + "let every folder above it be entered (chmod o+x), or name another in SupportHub__DataFolder, such as /var/lib/supporthub.");
    }

    /// <summary>Held open as long as the server is ours; the kernel lets it go when we are killed.</summary>
    public FileStream TakeLock()
    {
        try
        {
            return new FileStream(Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new EmbeddedPostgresException($"Another program already uses the data in {Root}. Stop it first, or give this one a folder of its own in SupportHub__DataFolder.");
        }
    }

    public void PrepareSocketFolder()
    {
        if (SocketFolder != Root)
            MakeOurs(SocketFolder);
    }

    public void RemoveUnfinished()
    {
        foreach (var unfinished in Directory.EnumerateDirectories(Root, "data.new-*"))
        {
            try
            {
                Directory.Delete(unfinished, recursive: true);
            }
            catch (IOException)
            {
                // An initdb that outlived its killed parent still writes there; the next start removes it.
            }
        }
    }

    // 0700, and a server's owner: changing the mode of another user's folder fails, so a planted one is never used.
    private static void MakeOurs(string folder)
    {
        if (OperatingSystem.IsWindows())
            throw new EmbeddedPostgresException("The private PostgreSQL runs on Linux only; name a server in ConnectionStrings__SupportHub.");
        if (new DirectoryInfo(folder).LinkTarget is not null && folder.StartsWith(Path.GetTempPath(), StringComparison.Ordinal))
            throw new EmbeddedPostgresException($"{folder} is a link; remove it.");
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, OnlyUs);
        PostgresCommand.GiveAway(folder);
    }

    // A comma or a space would need quoting on its way through pg_ctl's shell and PostgreSQL's list of folders.
    private static bool FitsASocket(string folder) =>
        Encoding.UTF8.GetByteCount(folder) + "/.s.PGSQL.5432".Length <= LongestSocketPath
        && folder.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_');
}
