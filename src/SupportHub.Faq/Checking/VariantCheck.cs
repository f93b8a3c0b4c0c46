using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Checking;

/// <summary>Checks the ways of asking of one topic: enough of them, and different ones.</summary>
internal static class VariantCheck
{
    public const int Fewest = 70;
    public const double LeastApart = 0.5;
    private const int LinesOfAPattern = 3;

    public static IEnumerable<VariantFigures> Run(Topic topic, string source, IReadOnlyList<Variant> variants, List<Finding> findings)
    {
        var headings = ContentFile.Parse(topic.File, source, []).Sections.Where(s => s.Heading == "Variants").ToLookup(s => s.Language, s => s.Line);
        foreach (var language in LanguageCodes.All)
        {
            var own = variants.Where(v => v.Language == language).ToList();
            var line = headings[language].FirstOrDefault(1);
            if (own.Count < Fewest) findings.Add(new(topic.File, line, false, $"{language} has {own.Count} variants; at least {Fewest}"));
            var apart = Apart(own);
            if (apart < LeastApart)
                findings.Add(new(topic.File, line, false, $"only {(int)(apart * 100)} in 100 pairs of the {language} variants share no content word; at least {(int)(LeastApart * 100)}"));
            yield return new(topic.Id, language, own.Count, apart, FindPatterns(own, findings));
        }
    }

    /// <summary>The share of pairs that share no content word.</summary>
    private static double Apart(List<Variant> variants)
    {
        if (variants.Count < 2) return 1;
        var apart = 0;
        for (var i = 0; i < variants.Count; i++)
        {
            for (var j = i + 1; j < variants.Count; j++)
            {
                if (WordOverlap.Shared(variants[i].Words, variants[j].Words) == 0) apart++;
            }
        }
        return apart / (variants.Count * (variants.Count - 1) / 2.0);
    }

    /// <summary>Lines that differ in one word only teach little more than one of them; how many there are.</summary>
    private static int FindPatterns(List<Variant> variants, List<Finding> findings)
    {
        var frames = from variant in variants
                     from frame in Frames(variant.Text)
                     group variant by frame into lines
                     where lines.Count() >= LinesOfAPattern
                     select lines.DistinctBy(v => v.Line).ToList();
        var said = new HashSet<int>();
        foreach (var lines in frames.Where(l => l.Count >= LinesOfAPattern).OrderByDescending(l => l.Count))
        {
            if (lines.Exists(l => said.Contains(l.Line))) continue;
            said.UnionWith(lines.Select(l => l.Line));
            findings.Add(new(lines[0].Topic.File, lines[0].Line, true, $"{lines.Count} variants on one pattern (lines {string.Join(", ", lines.Select(l => l.Line))})"));
        }
        return said.Count;
    }

    private static IEnumerable<string> Frames(string text)
    {
        var tokens = Tokens(TextFold.Bare(ChineseFold.Simplify(TextFold.Fold(text))));
        if (tokens.Count < (tokens.Exists(t => TextFold.IsHan(t[0])) ? 6 : 4)) yield break;
        for (var i = 0; i < tokens.Count; i++) yield return string.Join(' ', tokens.Select((t, at) => at == i ? "_" : t));
    }

    /// <summary>Words of Latin script and single Han characters.</summary>
    private static List<string> Tokens(string bare)
    {
        var tokens = new List<string>();
        for (var at = 0; at < bare.Length; at++)
        {
            if (!char.IsLetterOrDigit(bare[at])) continue;
            var start = at;
            while (!TextFold.IsHan(bare[at]) && at + 1 < bare.Length && char.IsLetterOrDigit(bare[at + 1]) && !TextFold.IsHan(bare[at + 1])) at++;
            tokens.Add(bare[start..(at + 1)]);
        }
        return tokens;
    }
}
