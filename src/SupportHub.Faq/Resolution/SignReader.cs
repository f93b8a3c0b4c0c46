using SupportHub.Faq.Content;
using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Resolution;

/// <summary>Finds which of some things a text says, by content files of signs. What only sounds like one of them is struck out first.</summary>
internal sealed class SignReader(IReadOnlyCollection<Signs> signs)
{
    private readonly SignIndex<string?> _not = new(signs.SelectMany(s => s.NotSaid).Select(line => ((string?)null, line)));
    private readonly SignIndex<string> _said = new(signs.SelectMany(s => s.Said.Select(line => (s.Name, line))));

    /// <summary>The name of the first of them that the text says, or null; and whether something that only sounds like it was struck out.</summary>
    public (string? Name, bool Struck) Find(SignText text)
    {
        var left = text;
        foreach (var (_, pattern) in _not.Candidates(text)) left = pattern.StrikeFrom(left);
        foreach (var (name, pattern) in _said.Candidates(left))
        {
            if (pattern.IsIn(left)) return (name, left != text);
        }
        return (null, left != text);
    }

    public bool IsIn(SignText text) => Find(text).Name is not null;

    /// <summary>Patterns by the words a text must have for them: of many hundred patterns a message has to try a few.</summary>
    private sealed class SignIndex<TName>
    {
        private readonly (TName Name, SignPattern Pattern)[] _patterns;
        private readonly Dictionary<string, List<int>> _words = [];
        private readonly List<int> _always = [];
        private readonly List<int> _han = [];

        public SignIndex(IEnumerable<(TName Name, string Line)> lines)
        {
            _patterns = [.. lines.Select(l => (l.Name, new SignPattern(l.Line)))];
            for (var i = 0; i < _patterns.Length; i++)
            {
                var pattern = _patterns[i].Pattern;
                if (pattern.HasHan) _han.Add(i);
                else if (pattern.Anchors is null) _always.Add(i);
                else foreach (var anchor in pattern.Anchors) (_words.TryGetValue(anchor, out var at) ? at : _words[anchor] = []).Add(i);
            }
        }

        public IEnumerable<(TName Name, SignPattern Pattern)> Candidates(SignText text)
        {
            var found = new SortedSet<int>(_always);
            if (text.Joined.Any(TextFold.IsHan)) found.UnionWith(_han);
            foreach (var word in text.Spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (_words.TryGetValue(word, out var whole)) found.UnionWith(whole);
                for (var length = 1; length <= word.Length; length++)
                {
                    if (_words.TryGetValue(word[..length] + "*", out var begins)) found.UnionWith(begins);
                }
            }
            return found.Select(i => _patterns[i]);
        }
    }
}
