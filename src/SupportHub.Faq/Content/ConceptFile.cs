using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Content;

/// <summary>Reads concepts: <c>## name</c>, then one line a language with the wordings, cut by commas.</summary>
internal static class ConceptFile
{
    public static IReadOnlyList<Concept> Read(IEnumerable<(string Name, string Text)> files, List<ContentFault> faults) =>
    [
        .. from file in files
           from section in ContentFile.Parse(file.Name, file.Text, faults).Sections
           let lines = PhraseFile.ReadLines(file.Name, section, faults)
           select new Concept(section.Heading, [.. lines.Values.SelectMany(l => l.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))]),
    ];
}
