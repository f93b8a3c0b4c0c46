using SupportHub.Domain.Languages;
using SupportHub.Faq.Checking;

namespace SupportHub.Web.Content;

/// <summary>The counts of <c>faq check</c> for people who write: a line a language, or a line a topic and a line a text-message answer.</summary>
internal static class CheckTables
{
    public static void WriteSummary(ContentFigures figures, int sampleLines, TextWriter output)
    {
        output.WriteLine();
        foreach (var language in LanguageCodes.All)
        {
            var asked = figures.Asked.Where(a => a.Language == language).ToList();
            var least = asked.MinBy(a => a.Apart);
            output.WriteLine(
                $"{language}: {asked.Count} topics, {figures.Reviewed.GetValueOrDefault(language)} read by a native speaker; {asked.Sum(a => a.Count)} variants, {asked.Sum(a => a.OnePattern)} of them on one pattern; " +
                $"pairs of a topic without a shared content word: {Percent(asked.Average(a => a.Apart))} on average, at least {Percent(least!.Apart)} ({least.Topic})");
            output.WriteLine("  text messages: " + string.Join(", ", figures.Texts.Where(t => t.Language == language).CountBy(t => t.Size.Segments)
                .OrderBy(c => c.Key).Select(c => $"{c.Value} of {c.Key} segment{(c.Key == 1 ? "" : "s")}")));
            output.WriteLine("  " + string.Join(", ", figures.Examples.Where(e => e.Language == language).Select(e => $"{e.Count} {e.Kind}")));
        }
        output.WriteLine(sampleLines > 0 ? $"compared with {sampleLines} lines of the public sample" : "no public sample beside the content: not compared with one");
    }

    public static void Write(ContentFigures figures, TextWriter output)
    {
        output.WriteLine("Ways of asking: variants, share of pairs without a shared content word, lines on one pattern");
        output.WriteLine($"{"topic",-40}{string.Concat(LanguageCodes.All.Select(l => $"{l.Code(),18}"))}");
        foreach (var topic in figures.Asked.GroupBy(a => a.Topic))
            output.WriteLine($"{topic.Key,-40}{string.Concat(topic.Select(a => $"{a.Count,6}{Percent(a.Apart),8}{a.OnePattern,4}"))}");

        output.WriteLine();
        output.WriteLine("Text messages: segments, units and encoding; with a county's name filled in, the county it is longest for");
        output.WriteLine($"{"topic",-40}{"language",-10}{"for",-22}{"segments",8}{"units",7}  encoding");
        foreach (var text in figures.Texts)
        {
            var place = text.Where.Length == 0 ? "everybody" : text.Where;
            output.WriteLine($"{text.Topic,-40}{text.Language.Code(),-10}{place,-22}{text.Size.Segments,8}{text.Size.Units,7}  {(text.Size.Encoding == Domain.Messages.SmsEncoding.Gsm7 ? "GSM-7" : "UCS-2")}");
        }
        output.WriteLine();
    }

    private static string Percent(double share) => $"{(int)(share * 100)} %";
}
