using SupportHub.Domain.Languages;

namespace SupportHub.Faq.Content;

/// <summary>Reads phrases: <c>## key</c>, then one line a language (<c>en: …</c>). Lines that start with <c>&gt;</c> say when it is said.</summary>
internal static class PhraseFile
{
    public static Phrases Read(IEnumerable<(string Name, string Text)> files, List<ContentFault> faults)
    {
        var phrases = new Dictionary<string, IReadOnlyDictionary<Language, string>>();
        var notes = new List<PhraseNote>();
        foreach (var (name, text) in files)
        {
            foreach (var section in ContentFile.Parse(name, text, faults).Sections)
            {
                var said = ReadLines(name, section, faults);
                notes.Add(new(section.Heading, name, section.Line, string.Join(' ', section.Lines.Where(l => l.Text.StartsWith('>')).Select(l => l.Text[1..].Trim()))));
                if (!phrases.TryAdd(section.Heading, said)) faults.Add(new(name, section.Line, $"\"{section.Heading}\" stands here twice"));
                if (said.Values.Select(v => string.Join(',', Phrases.PlaceholdersOf(v))).Distinct().Count() > 1)
                    faults.Add(new(name, section.Line, $"\"{section.Heading}\" has not the same placeholders in every language"));
            }
        }
        foreach (var missing in PhraseKeys.All.Where(k => !phrases.ContainsKey(k)))
            faults.Add(new("phrases", 1, $"\"{missing}\" is missing"));
        return new(phrases, notes);
    }

    /// <summary>The lines <c>en: …</c>, <c>es: …</c>, <c>yue: …</c> of a section, each exactly once.</summary>
    internal static Dictionary<Language, string> ReadLines(string file, ContentSection section, List<ContentFault> faults)
    {
        var said = new Dictionary<Language, string>();
        foreach (var (line, text) in section.Lines.Where(l => l.Text.Length > 0 && l.Text[0] != '>'))
        {
            var colon = text.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0 || LanguageCodes.Parse(text[..colon]) is not { } language)
                faults.Add(new(file, line, "the line must start with en: or es: or yue:"));
            else if (!said.TryAdd(language, text[(colon + 2)..].Trim()))
                faults.Add(new(file, line, "the language stands here twice"));
        }
        foreach (var missing in LanguageCodes.All.Where(l => !said.ContainsKey(l)))
            faults.Add(new(file, section.Line, $"\"{section.Heading}\" is missing in {missing}"));
        return said;
    }
}
