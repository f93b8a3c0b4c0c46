using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;

namespace SupportHub.Web.Insights;

/// <summary><c>faq gaps</c>: what clients asked and the bot could not answer, like questions together. The list alone is on standard output.</summary>
internal static class GapsCommand
{
    private const string Usage = "Usage: faq gaps [--lang en|es|yue] [--json]";

    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <returns>The program's exit status: 0 done, 2 not understood.</returns>
    public static async Task<int> Run(IServiceProvider services, string[] words, TextWriter output, TextWriter errors)
    {
        var (language, json) = ((Language?)null, false);
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at] == "--json") json = true;
            else if (words[at] == "--lang" && at + 1 < words.Length && LanguageCodes.Parse(words[++at]) is { } known) language = known;
            else
            {
                await errors.WriteLineAsync(Usage);
                return 2;
            }
        }
        var groups = await services.GetRequiredService<GapQuery>().Read(language, CancellationToken.None);
        foreach (var group in groups) await output.WriteLineAsync(json ? Json(group) : Line(group));
        if (!json) await output.WriteLineAsync($"{groups.Sum(group => group.Questions.Count)} questions in {groups.Count} groups");
        return 0;
    }

    /// <summary>Standard output in UTF-8, whatever the machine's own encoding is.</summary>
    public static StreamWriter StandardOutput() => new(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n", AutoFlush = true };

    private static string Line(GapGroup group) => string.Create(CultureInfo.InvariantCulture,
        $"{group.Questions.Count,6}  {group.Language.Code(),-4} {group.Nearest ?? "-",-40} {group.LastAt:yyyy-MM-dd}  {group.Question.ReplaceLineEndings(" ")}");

    private static string Json(GapGroup group) => JsonSerializer.Serialize(new
    {
        language = group.Language.Code(),
        count = group.Questions.Count,
        nearest = group.Nearest,
        question = group.Question,
        first = group.Questions[0].At,
        last = group.LastAt,
        unknown = group.Count(GapKind.Unknown),
        asked_back = group.Count(GapKind.AskedBack),
        not_answered = group.Count(GapKind.NotAnswered),
        questions = group.Questions.Select(question => new { conversation = question.ConversationId, at = question.At, text = question.Text }),
    }, s_json);
}
