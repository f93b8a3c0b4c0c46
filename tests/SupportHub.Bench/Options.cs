using System.Globalization;

namespace SupportHub.Bench;

/// <param name="Sections">Which parts run.</param>
/// <param name="Time">How long one way is measured at a time.</param>
/// <param name="Chats">How many chats stand open while messages are timed.</param>
/// <param name="Idle">How many idle connections are held.</param>
/// <param name="Events">How many events the grown log has.</param>
/// <param name="Folder">Where the data goes; null: the temp folder.</param>
internal sealed record Options(IReadOnlySet<string> Sections, TimeSpan Time, int Chats, int Idle, int Events, string? Folder)
{
    /// <summary>Asked for by name or by --growth only: it takes a quarter of an hour and much of the disk.</summary>
    public const string Growth = "growth";

    private static readonly string[] s_numbers = ["--seconds", "--chats", "--idle", "--events"];

    /// <summary>Null: they cannot be read, and why was said.</summary>
    public static Options? Read(string[] args, string[] sections)
    {
        var said = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--growth") said["--growth"] = "";
            else if (i + 1 < args.Length && (args[i] is "--only" or "--data" || (s_numbers.Contains(args[i]) && int.TryParse(args[i + 1], out var number) && number > 0)))
                said[args[i]] = args[++i];
            else return Usage($"{args[i]} is not understood.", sections);
        }
        var only = said.TryGetValue("--only", out var names) ? names.Split(',') : [.. sections.Where(name => name != Growth)];
        return only.Except(sections).FirstOrDefault() is { } unknown
            ? Usage($"There is no section {unknown}.", sections)
            : new(
                only.Concat(said.ContainsKey("--growth") ? [Growth] : []).ToHashSet(), TimeSpan.FromSeconds(Number("--seconds", 5)), Number("--chats", 320),
                Number("--idle", 10_000), Number("--events", 10_000_000), said.GetValueOrDefault("--data"));

        int Number(string name, int usual) => said.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
    }

    private static Options? Usage(string fault, string[] sections)
    {
        Console.Error.WriteLine(fault);
        Console.Error.WriteLine("deploy/bench [--only NAME[,NAME]] [--growth] [--seconds N] [--chats N] [--idle N] [--events N] [--data FOLDER]");
        Console.Error.WriteLine("deploy/bench chat [--idle N]");
        Console.Error.WriteLine("deploy/bench curve [QUESTIONS.jsonl …]");
        Console.Error.WriteLine($"Sections: {string.Join(", ", sections)}");
        return null;
    }
}
