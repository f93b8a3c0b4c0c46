using SupportHub.Faq.Content;
using SupportHub.Faq.Evaluation;
using SupportHub.Faq.Search;
using SupportHub.Web.Setup;

namespace SupportHub.Web.Content;

/// <summary>The content and the engine from the command line: no port, no database, and nothing but the result on standard output.</summary>
/// <param name="contentFolder">As configured; null finds it beside or above the program.</param>
/// <param name="models">Where what was learned from the content is kept.</param>
/// <param name="input">Where <c>talk</c> reads its turns.</param>
/// <param name="output">The result.</param>
/// <param name="errors">Everything else.</param>
internal sealed class FaqCommands(string? contentFolder, ModelFolder models, TextReader input, TextWriter output, TextWriter errors)
{
    private const string Usage = """
        faq check [--today YYYY-MM-DD] [--strict] [--table] [--sample QUESTIONS.jsonl]
        faq export INDEX.jsonl
        faq ask [--lang en|es|yue] [--county FIPS] [--channel web|sms] "TEXT"
        faq talk [--lang en|es|yue] [--county FIPS] [--channel web|sms]      turns from standard input
        faq gaps [--lang en|es|yue] [--json]                                with the database
        faq evaluate [--index INDEX.jsonl] FILE.jsonl [--json] [--today YYYY-MM-DD]
        """;

    private string Folder => ContentFolder.Find(contentFolder);

    /// <returns>The program's exit status: 0 done, 1 faults found, 2 bad input.</returns>
    public int Run(string[] words)
    {
        try
        {
            return words switch
            {
                ["check", .. var rest] => CheckCommand.Run(rest, Folder, output),
                ["export", .. var rest] => ExportCommand.Run(rest, Folder),
                ["ask", .. var rest] => TalkCommand.Ask(rest, Folder, models, output, errors),
                ["talk", .. var rest] => TalkCommand.Talk(rest, Folder, models, input, output, errors),
                ["evaluate", .. var rest] => EvaluateCommand.Run(rest, contentFolder, models, output),
                _ => throw new UsageException("The command is unknown."),
            };
        }
        catch (UsageException fault)
        {
            errors.WriteLine(fault.Message);
            errors.WriteLine(Usage);
            return 2;
        }
        catch (Exception fault) when (fault is BadInputException or SettingsException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(fault.Message);
            return 2;
        }
        catch (ContentFaultsException fault)
        {
            errors.WriteLine(fault.Message);
            return 1;
        }
    }
}
