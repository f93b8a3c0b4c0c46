using System.Text.Json;

namespace SupportHub.Bench;

/// <summary>How many connections stand open, and how many messages are on their way at any moment.</summary>
internal sealed record Load(int Chats, int AtOnce);

internal sealed record Ways(Way Postgres, Way Echo, Way Ours);

/// <summary>The table for people and the file for programs.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static void Print(Ways ways, Load load)
    {
        var (postgres, echo, ours) = ways;
        Console.WriteLine();
        Console.WriteLine($"{load.Chats} open chats, {load.AtOnce} messages at once; {ours.Runs.Count} runs interleaved, the median of each figure:");
        Console.WriteLine();
        Console.WriteLine($"  {"",-62}{"a second",10}{"lowest",9}{"highest",9}{"p50 ms",9}{"p99 ms",9}");
        foreach (var way in new[] { postgres, echo, ours })
            Console.WriteLine($"  {$"{way.Name} [{way.With}]",-62}{way.PerSecond,10:N0}{way.Lowest,9:N0}{way.Highest,9:N0}{way.P50,9:N2}{way.P99,9:N2}");
        Console.WriteLine();
        Console.WriteLine($"  c/a, messages a second: {ours.PerSecond / postgres.PerSecond:N2}     c/b: {ours.PerSecond / echo.PerSecond:N2}");
        Console.WriteLine($"  c/(a+b), p50: {ours.P50 / (postgres.P50 + echo.P50):N2}     p99: {ours.P99 / (postgres.P99 + echo.P99):N2}");
    }

    public static void Write(string path, Ways ways, Load load)
    {
        var (postgres, echo, ours) = ways;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(
            new
            {
                At = DateTimeOffset.UtcNow,
                Load = load,
                Ways = new[] { postgres, echo, ours },
                Ratios = new
                {
                    RateToPostgres = ours.PerSecond / postgres.PerSecond,
                    RateToEcho = ours.PerSecond / echo.PerSecond,
                    P50ToBoth = ours.P50 / (postgres.P50 + echo.P50),
                    P99ToBoth = ours.P99 / (postgres.P99 + echo.P99),
                },
            },
            s_indented));
        Console.WriteLine($"  Also in {path}");
    }
}
