using System.Collections.Frozen;
using System.Text.RegularExpressions;
using SupportHub.Domain.Languages;

namespace SupportHub.Faq.Content;

/// <summary>Where a phrase stands and what its <c>&gt;</c> line says of when it is said; empty when there is none.</summary>
public sealed record PhraseNote(string Key, string File, int Line, string When);

/// <summary>The program's own words to clients, from <c>bot-content/phrases</c>. Keys are in <see cref="PhraseKeys"/>.</summary>
public sealed partial class Phrases(IReadOnlyDictionary<string, IReadOnlyDictionary<Language, string>> phrases, IReadOnlyList<PhraseNote> notes)
{
    private readonly FrozenDictionary<string, IReadOnlyDictionary<Language, string>> _phrases = phrases.ToFrozenDictionary();

    public IEnumerable<string> Keys => _phrases.Keys;

    /// <summary>In the order of the files.</summary>
    public IReadOnlyList<PhraseNote> Notes => notes;

    /// <summary>The phrase as written, placeholders and all.</summary>
    public string Raw(string key, Language language) => _phrases[key][language];

    /// <summary>The phrase with its placeholders filled: <c>Say("promise", lang, ("county", "Ramsey"), ("time", …))</c>.</summary>
    /// <exception cref="KeyNotFoundException">No such phrase, or a placeholder was left without a value.</exception>
    public string Say(string key, Language language, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var filled = new Dictionary<string, string>();
        foreach (var (name, value) in values) filled[name] = value;
        var phrase = Raw(key, language);
        return Placeholder().Replace(phrase, match =>
        {
            var value = filled[match.Groups[1].Value];
            // "8:00 a. m." ends a sentence with its own full stop.
            return value.EndsWith('.') && phrase.AsSpan(match.Index + match.Length).StartsWith(".") ? value[..^1] : value;
        });
    }

    /// <summary>The names of the placeholders in a phrase, in ordinal order, each once.</summary>
    public static IReadOnlyList<string> PlaceholdersOf(string phrase) =>
        [.. Placeholder().Matches(phrase).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Placeholder();
}
