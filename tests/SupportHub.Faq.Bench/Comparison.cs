using SupportHub.Faq.Evaluation;

namespace SupportHub.Faq.Bench;

/// <summary>One row: a way over the questions of one language of one file.</summary>
internal sealed record Row(string Way, string File, string Language, int Questions, double Top1, double Top3, double MedianMicros, double P99Micros);

/// <summary>All ways over the same questions in one run.</summary>
internal static class Comparison
{
    public static IReadOnlyList<Row> Of(string file, IReadOnlyList<Question> questions, IReadOnlyList<Way> ways) =>
    [
        .. from way in ways
           from language in questions.Zip(way.Run(questions)).GroupBy(p => p.First.Lang).OrderBy(g => g.Key, StringComparer.Ordinal)
           select RowOf(way.Name, file, language.Key, [.. language]),
    ];

    public static IEnumerable<string> Table(IReadOnlyList<Row> rows)
    {
        foreach (var file in rows.GroupBy(r => r.File))
        {
            var languages = file.Select(r => r.Language).Distinct().ToList();
            yield return "";
            yield return $"{file.Key}: top 1 / top 3, per cent; microseconds a question, median / p99";
            yield return $"{"",-32}{string.Concat(languages.Select(l => $"{$"{l} ({file.First(r => r.Language == l).Questions})",30}"))}";
            foreach (var way in file.GroupBy(r => r.Way))
                yield return $"{way.Key,-32}{string.Concat(way.Select(r => $"{$"{r.Top1:N1} / {r.Top3:N1}   {r.MedianMicros:N0} / {r.P99Micros:N0}",30}"))}";
        }
    }

    private static Row RowOf(string way, string file, string language, IReadOnlyList<(Question Question, Found Found)> found)
    {
        var micros = found.Select(f => f.Found.Micros).Order().ToArray();
        return new(way, file, language, found.Count, Share(1), Share(3), At(0.5), At(0.99));

        double Share(int count) => 100.0 * found.Count(f => f.Found.Top.Take(count).Any(f.Question.Accepts)) / found.Count;

        double At(double share) => Math.Round(micros[(int)Math.Ceiling(share * micros.Length) - 1], 1);
    }
}
