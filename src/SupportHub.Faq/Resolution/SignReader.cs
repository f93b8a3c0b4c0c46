using SupportHub.Faq.Content;

namespace SupportHub.Faq.Resolution;

/// <summary>Finds which of some things a text says, by content files of signs. What only sounds like one of them is struck out first.</summary>
internal sealed class SignReader(IReadOnlyCollection<Signs> signs)
{
    private readonly SignPattern[] _not = [.. signs.SelectMany(s => s.NotSaid).Select(line => new SignPattern(line))];
    private readonly (string Name, SignPattern[] Said)[] _said =
        [.. signs.Select(s => (s.Name, s.Said.Select(line => new SignPattern(line)).ToArray()))];

    /// <summary>The name of the first of them that the text says, or null.</summary>
    public string? Find(SignText text)
    {
        foreach (var pattern in _not) text = pattern.StrikeFrom(text);
        return Array.Find(_said, s => Array.Exists(s.Said, pattern => pattern.IsIn(text))).Name;
    }

    public bool IsIn(SignText text) => Find(text) is not null;
}
