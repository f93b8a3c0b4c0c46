using SupportHub.Faq.Content;
using SupportHub.Faq.Evaluation;
using SupportHub.Web.Setup;

namespace SupportHub.Web.Content;

/// <summary>The content and the engine from the command line: no port, no database, and nothing but the result on standard output.</summary>
internal static class FaqCommands
{
    private const string Usage = """
        faq evaluate FILE.jsonl [--json] [--today YYYY-MM-DD]
        """;

    /// <returns>The program's exit status: 0 done, 1 faults found, 2 bad input.</returns>
    public static int Run(string[] args, string? contentFolder, TextWriter output, TextWriter errors)
    {
        try
        {
            return args switch
            {
                ["evaluate", .. var rest] => EvaluateCommand.Run(rest, ContentFolder.Find(contentFolder), output),
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
