using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportHub.Bench;

/// <summary>The tables for people and the file for programs.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions s_indented = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // What a browser did not tell, as it does not always of a page's first paint, is "NaN".
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static void Print(Findings findings)
    {
        Console.WriteLine();
        foreach (var line in findings.Table)
            Console.WriteLine($"  {line}");
    }

    public static void PrintPromises(IReadOnlyList<Findings> all)
    {
        Console.WriteLine();
        Console.WriteLine($"{"",-68}{"seen",10}{"bound",12}");
        foreach (var promise in all.SelectMany(findings => findings.Promises))
            Console.WriteLine($"{promise.What,-68}{promise.Seen,10:N2}{$"{(promise.AtLeast ? '≥' : '≤')} {promise.Bound:N1}",12}{(promise.Kept ? "" : "   falls short")}");
    }

    public static void Write(string path, IReadOnlyList<Findings> all)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(
            new
            {
                At = DateTimeOffset.UtcNow,
                Environment.ProcessorCount,
                Promises = all.SelectMany(findings => findings.Promises),
                Sections = all.ToDictionary(findings => findings.Section, findings => findings.Figures),
            },
            s_indented));
        Console.WriteLine($"{Environment.NewLine}Also in {path}");
    }
}
