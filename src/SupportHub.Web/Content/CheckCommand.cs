using SupportHub.Faq.Checking;
using SupportHub.Faq.Content;

namespace SupportHub.Web.Content;

/// <summary><c>faq check</c>: what a writer should mend before the content is published. With --strict a warning is a fault.</summary>
internal static class CheckCommand
{
    public static int Run(ReadOnlySpan<string> args, string folder, TextWriter output)
    {
        var options = FaqOptions.Parse(args, ["--today"], ["--strict"]);
        if (options.Rest.Count > 0) throw new UsageException("check takes no file.");
        var findings = Find(folder, options.Today);
        if (options.Has("--strict")) findings = [.. findings.Select(f => f with { IsWarning = false })];
        foreach (var finding in findings) output.WriteLine(finding);
        var faults = findings.Count(f => !f.IsWarning);
        output.WriteLine($"{faults} faults, {findings.Count - faults} warnings");
        return faults == 0 ? 0 : 1;
    }

    private static IReadOnlyList<Finding> Find(string folder, DateOnly? today)
    {
        try
        {
            var content = BotContent.Load(folder);
            return ContentCheck.Run(content, today ?? content.NewestFacts, Read);
        }
        catch (ContentFaultsException unreadable)
        {
            return [.. unreadable.Faults.Select(f => new Finding(f.File, f.Line, false, f.Message))];
        }

        string? Read(string name) => Path.Combine(folder, name) is var path && File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
