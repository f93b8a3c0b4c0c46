using System.Security.Cryptography;

namespace SupportHub.Web.Access;

/// <summary>
/// The demo's people. Their passwords are made here, never written into the program, and kept in a file beside the demo's
/// data that only its owner reads, so that every start can print them. An installation that is no demo never comes here.
/// </summary>
internal sealed class DemoStaff(StaffDirectory staff)
{
    private const string File = "demo-signins.txt";

    private static readonly StaffDraft[] People =
    [
        new("amy", "Amy Alvarez", [Roles.Agent], []),
        new("sam", "Sam Singh", [Roles.Supervisor], []),
        new("luz", "Luz Moreno, Los Angeles", [Roles.Liaison], ["06037"]),
        new("alan", "Alan Lee, Alameda", [Roles.Liaison], ["06001"]),
        new("hana", "Hana Olson, Hennepin", [Roles.Liaison], ["27053"]),
        new("ada", "Ada Novak", [Roles.Admin], []),
    ];

    /// <summary>Makes the accounts that are not there, and answers the table to print.</summary>
    public async Task<string> Fill(string folder, CancellationToken ct)
    {
        var file = Path.Combine(folder, File);
        if (!System.IO.File.Exists(file))
        {
            if (!await staff.IsEmpty(ct))
                return "The demo's sign-ins were printed at its first start; deploy/run --reset makes new ones.";
            // Written before the accounts are made: a start that is cut short goes on from here.
            await Keep(file, People.Select(person => $"{person.SignInName}\t{NewPassword()}"), ct);
        }

        var kept = (await System.IO.File.ReadAllLinesAsync(file, ct)).Select(line => line.Split('\t')).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1]);
        List<string> table = ["The demo's sign-ins:"];
        foreach (var person in People.Where(person => kept.ContainsKey(person.SignInName)))
        {
            // An account that is there stays as it is: its refusal is what is wanted.
            await staff.AddWithPassword(person, kept[person.SignInName], onlyFirst: false, ct);
            table.Add($"  {person.SignInName,-5} {kept[person.SignInName],-20} {string.Join(", ", person.Roles),-11} {person.Name}");
        }
        return string.Join('\n', table);
    }

    private static async Task Keep(string file, IEnumerable<string> lines, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(file, options);
        foreach (var line in lines)
            await writer.WriteLineAsync(line.AsMemory(), ct);
    }

    // Without letters and digits that look alike on paper.
    private static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 4)));
}
