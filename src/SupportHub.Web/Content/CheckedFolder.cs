using SupportHub.Faq.Checking;
using SupportHub.Faq.Content;
using SupportHub.Faq.Evaluation;

namespace SupportHub.Web.Content;

/// <summary>A content folder as the check finds it. <see cref="Content"/> is null when it cannot be read.</summary>
public sealed record CheckedFolder(BotContent? Content, IReadOnlyList<Finding> Findings, ContentFigures? Figures)
{
    public IEnumerable<Finding> Faults => Findings.Where(finding => !finding.IsWarning);

    public IEnumerable<Finding> Warnings => Findings.Where(finding => finding.IsWarning);

    /// <param name="folder">The content folder.</param>
    /// <param name="today">Null: the newest day on which its answers were compared with their facts.</param>
    /// <param name="sample">The public sample of test questions, for warnings.</param>
    public static CheckedFolder Read(string folder, DateOnly? today, IReadOnlyList<Question> sample)
    {
        try
        {
            var content = BotContent.Load(folder);
            var (findings, figures) = ContentCheck.Run(content, today ?? content.NewestFacts, ReadFile, sample);
            return new(content, findings, figures);
        }
        catch (ContentFaultsException unreadable)
        {
            return new(null, [.. unreadable.Faults.Select(f => new Finding(f.File, f.Line, false, f.Message))], null);
        }

        string? ReadFile(string name) => Path.Combine(folder, name) is var path && File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
