using SupportHub.Faq.Content;

namespace SupportHub.Faq.Resolution;

/// <summary>Finds which of some things a text says, by content files of signs. What only sounds like one of them is struck out first.</summary>
internal sealed class SignReader(IReadOnlyCollection<Signs> signs)
{
    private readonly SignPattern[] _not = [.. signs.SelectMany(s => s.NotSaid).Select(line => new SignPattern(line))];
    private readonly (string Name, SignPattern[] Said)[] _said =
        [.. signs.Select(s => (s.Name, s.Said.Select(line => new SignPattern(line)).ToArray()))];

    /// <summary>The name of the first of them that the text says, or null; and whether something that only sounds like it was struck out.</summary>
    public (string? Name, bool Struck) Find(SignText text)
    {
        var left = text;
        foreach (var pattern in _not) left = pattern.StrikeFrom(left);
        return (Array.Find(_said, s => Array.Exists(s.Said, pattern => pattern.IsIn(left))).Name, left != text);
    }

    public bool IsIn(SignText text) => Find(text).Name is not null;
}
