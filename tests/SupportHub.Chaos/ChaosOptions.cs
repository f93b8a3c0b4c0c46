using System.Globalization;
using SupportHub.Chaos.Faults;
using SupportHub.Chaos.Ledgers;
using SupportHub.Chaos.Traffic;

namespace SupportHub.Chaos;

/// <summary>
/// One run. The same seed plans the same faults at the same moments; what they meet is the machine's doing. <see cref="Settle"/>: how long the program
/// looks for a text whose answer was lost; null leaves it the usual time.
/// </summary>
internal sealed record ChaosOptions(
    TimeSpan Time, int Faults, int Seed, IReadOnlyList<FaultKind> Kinds, Plant? Plant, TrafficOptions Traffic, TimeSpan? Settle = null)
{
    public const string Usage = "deploy/chaos [--minutes N] [--faults N] [--seed N] [--only KIND,KIND] [--plant loss|double|swap]";

    private const int FaultsAMinute = 20;

    /// <summary>Null: the words are not understood.</summary>
    public static ChaosOptions? Parse(string[] args)
    {
        double minutes = 10;
        int? faults = null;
        var seed = Random.Shared.Next(1_000_000);
        IReadOnlyList<FaultKind> kinds = Enum.GetValues<FaultKind>();
        Plant? plant = null;
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--minutes" when double.TryParse(value, CultureInfo.InvariantCulture, out minutes) && minutes is > 0 and <= 24 * 60:
                case "--seed" when int.TryParse(value, CultureInfo.InvariantCulture, out seed):
                    break;
                case "--faults" when int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0:
                    faults = number;
                    break;
                case "--only" when value.Split(',') is var named && Array.TrueForAll(named, Enum.GetNames<FaultKind>().Contains):
                    kinds = [.. named.Select(Enum.Parse<FaultKind>)];
                    break;
                case "--plant" when Enum.TryParse<Plant>(value, ignoreCase: true, out var plants) && Enum.IsDefined(plants):
                    plant = plants;
                    break;
                default:
                    return null;
            }
        }
        return new(TimeSpan.FromMinutes(minutes), faults ?? Math.Max(1, (int)(minutes * FaultsAMinute)), seed, kinds, plant, TrafficOptions.Usual);
    }
}
