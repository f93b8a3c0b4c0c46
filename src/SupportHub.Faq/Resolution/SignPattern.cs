using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Resolution;

/// <summary>
/// One line of a safety or request file: parts joined by <c>&amp;</c> that a message must all have, in any order; a part that starts with
/// <c>!</c> it must not have. A part in Latin script is a <see cref="WordSequence"/>; a Chinese one fits the text without spaces, where
/// <c>...</c> stands for up to six characters.
/// </summary>
internal sealed class SignPattern
{
    private readonly (BusyRegex Regex, bool Han, bool Absent)[] _parts;

    /// <exception cref="FormatException">The line is no pattern; the message says where.</exception>
    public SignPattern(string line)
    {
        var latin = new List<WordSequence>();
        _parts = [.. line.Split(" & ").Select(part =>
        {
            var absent = part.StartsWith('!');
            var bare = TextFold.Bare(TextFold.Fold(ChineseFold.Simplify(absent ? part[1..].Trim() : part.Trim())));
            if (bare.Any(TextFold.IsHan))
            {
                HasHan |= !absent;
                var spoken = SpokenHan.Fold(bare.Replace(" ", "", StringComparison.Ordinal)).Replace("...", ".{0,6}", StringComparison.Ordinal);
                return (new BusyRegex(spoken), true, absent);
            }
            var words = WordSequence.Parse(bare);
            if (!absent) latin.Add(words);
            return (new BusyRegex(words.ToRegex()), false, absent);
        })];
        Anchors = latin.Select(w => w.Anchors()).OfType<IReadOnlyCollection<string>>().MinBy(a => a.Count);
    }

    /// <summary>Fits only where Chinese is written.</summary>
    public bool HasHan { get; private set; }

    /// <summary>Words (or beginnings, with a star) of which any text it fits has one; null when nothing can be said before trying.</summary>
    public IReadOnlyCollection<string>? Anchors { get; }

    public bool IsIn(SignText text) => Array.TrueForAll(_parts, p => p.Regex.IsMatch(p.Han ? text.Joined : text.Spaced) != p.Absent);

    /// <summary>The text with what the pattern fits struck out.</summary>
    public SignText StrikeFrom(SignText text)
    {
        if (!IsIn(text)) return text;
        foreach (var (regex, han, absent) in _parts)
        {
            if (absent) continue;
            text = han ? text with { Joined = regex.Replace(text.Joined, "|") } : text with { Spaced = regex.Replace(text.Spaced, " | ") };
        }
        return text;
    }
}
