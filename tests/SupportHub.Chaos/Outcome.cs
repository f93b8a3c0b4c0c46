using System.Globalization;
using SupportHub.Chaos.Ledgers;

namespace SupportHub.Chaos;

/// <summary>What a run came to.</summary>
internal sealed record Outcome(int Acknowledged, IReadOnlyList<Violation> Violations, TimeSpan LongestRecovery)
{
    public int Count(Wrong wrong) => Violations.Count(violation => violation.Wrong == wrong);

    public bool IsClean => Violations.Count == 0;

    /// <summary>The last line of a run; others read it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Acknowledged} acknowledged, {Count(Wrong.Lost)} lost, {Count(Wrong.Doubled)} doubled, {Count(Wrong.OutOfOrder)} out of order, longest recovery {LongestRecovery.TotalSeconds:0.0} s");
}
