using System.Globalization;
using System.Text;

namespace SupportHub.Faq.Evaluation;

/// <summary>The counts of an evaluation, a column a language.</summary>
public sealed class Summary
{
    private readonly List<(string Language, Tally Tally)> _columns;

    private Summary(List<(string, Tally)> columns) => _columns = columns;

    public Tally this[string language] => _columns.First(c => c.Language == language).Tally;

    public static Summary Of(IReadOnlyList<Question> questions, IReadOnlyList<Decided> decided, IReadOnlySet<string> crises) =>
        new([.. questions.Zip(decided).GroupBy(p => p.First.Lang).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Tally.Of([.. g.Select(p => (Verdict.Of(p.First, p.Second, crises), p.Second.Confidence, p.Second.Micros))])))]);

    public override string ToString()
    {
        var table = new StringBuilder();
        Row("", c => c.Language);
        Shares("right", t => t.Right);
        Shares("helped", t => t.Helped);
        Shares("wrong", t => t.Wrong);
        Shares("crisis found", t => t.CrisisFound);
        Shares("out of scope answered", t => t.OutOfScopeAnswered);
        Shares("small talk understood", t => t.SmallTalkRight);
        Shares("small talk answered", t => t.SmallTalkAnswered);
        Shares("false alarms", t => t.FalseAlarms);
        Row("calibration error", c => c.Tally.CalibrationError.ToString("0.000", CultureInfo.InvariantCulture));
        Row("microseconds, median", c => Number(c.Tally.MedianMicros));
        Row("microseconds, p99", c => Number(c.Tally.P99Micros));
        if (_columns.Count > 1)
        {
            var gap = _columns.Max(c => c.Tally.Right.Percent) - _columns.Min(c => c.Tally.Right.Percent);
            table.Append(CultureInfo.InvariantCulture, $"gap between best and worst language, right: {gap:0.0} points\n");
        }
        return table.ToString();

        void Shares(string name, Func<Tally, Share> share) => Row(name, c => share(c.Tally) is { Of: > 0 } s
            ? string.Create(CultureInfo.InvariantCulture, $"{s.Percent:0.0} % ({s.Count}/{s.Of})")
            : "-");

        void Row(string name, Func<(string Language, Tally Tally), string> cell)
        {
            table.Append(name.PadRight(24));
            foreach (var column in _columns) table.Append(cell(column).PadLeft(18));
            table.Append('\n');
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
