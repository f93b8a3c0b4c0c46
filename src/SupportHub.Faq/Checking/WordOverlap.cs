using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportHub.Faq.Checking;

/// <summary>
/// How many content words two questions share. Latin script: runs of letters and digits after folding, without function words and bare
/// numbers, a final s dropped. Chinese: function words are cut out; every longest common run of two or more characters counts one word for
/// each three characters or part of them. The function words are in <c>function-words.txt</c>.
/// </summary>
public sealed partial class WordOverlap
{
    private readonly HashSet<string> _latin = [];
    private readonly List<string> _han = [];

    public WordOverlap()
    {
        using var stream = typeof(WordOverlap).Assembly.GetManifestResourceStream("SupportHub.Faq.Checking.function-words.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var section = "";
        foreach (var line in reader.ReadToEnd().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '[') section = line.Trim('[', ']');
            else if (section == "yue") _han.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            else _latin.UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
        _han.Sort((a, b) => a.Length != b.Length ? b.Length - a.Length : string.CompareOrdinal(a, b));
    }

    public static string Fold(string text)
    {
        var folded = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && !"'\u2019\u2018`".Contains(c, StringComparison.Ordinal)) folded.Append(c);
        }
        return folded.ToString();
    }

    /// <summary>What a text can share, worked out once.</summary>
    public Words Read(string text)
    {
        var folded = Fold(text);
        return new(
            [.. Latin().Matches(folded).Select(m => m.Value).Where(w => w.Length > 1 && !_latin.Contains(w) && !w.All(char.IsDigit)).Select(Stem)],
            [.. Han().Matches(folded).SelectMany(m => Cut(m.Value))]);
    }

    public static int Shared(Words question, Words variant)
    {
        var shared = question.Latin.Count(variant.Latin.Contains);
        var joined = string.Join('|', variant.Han);
        foreach (var run in question.Han)
        {
            for (var at = 0; at < run.Length - 1;)
            {
                var length = 0;
                while (at + length < run.Length && joined.Contains(run.AsSpan(at, length + 1), StringComparison.Ordinal)) length++;
                if (length >= 2) shared += (length + 2) / 3;
                at += length >= 2 ? length : 1;
            }
        }
        return shared;
    }

    private List<string> Cut(string run)
    {
        var kept = new List<string>();
        var start = 0;
        for (var at = 0; at < run.Length;)
        {
            var word = _han.Find(w => string.CompareOrdinal(run, at, w, 0, w.Length) == 0);
            if (word is not null && at > start) kept.Add(run[start..at]);
            at += word?.Length ?? 1;
            if (word is not null) start = at;
        }
        if (start < run.Length) kept.Add(run[start..]);
        return kept;
    }

    private static string Stem(string word) => word.Length > 3 && word[^1] == 's' ? word[..^1] : word;

    [GeneratedRegex("[a-z\u00e0-\u024f0-9]+")]
    private static partial Regex Latin();

    [GeneratedRegex("[\u3400-\u9fff\uf900-\ufaff]+")]
    private static partial Regex Han();
}

/// <summary>The content words of one text.</summary>
public sealed record Words(HashSet<string> Latin, IReadOnlyList<string> Han);
