using System.Runtime.InteropServices;

namespace SupportHub.Faq.Content;

/// <summary>Every name of a place as a path of words, so that a text is read once whatever the number of names.</summary>
internal sealed class PlaceIndex
{
    private readonly Dictionary<string, int> _words = [];
    private readonly Dictionary<(int Node, int Word), int> _steps = [];
    private readonly List<PlaceEntry?> _ends = [null];
    private readonly HashSet<string> _ordinary = [];
    private readonly PlaceTypos _typos;

    public PlaceIndex(IEnumerable<PlaceName> names, IReadOnlyDictionary<string, string> countyNames)
    {
        var entries = new Dictionary<string, (string[] Words, List<PlaceName> Names)>();
        foreach (var name in names)
        {
            string[] words = [.. PlaceText.Of(name.Name).Words.Select(w => w.Text)];
            if (name.Cue == PlaceCue.Ordinary) _ordinary.Add(words[0]);
            else
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(entries, string.Join(' ', words), out var exists);
                if (!exists) known = (words, []);
                known.Names.Add(name);
            }
        }
        var all = entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => PlaceEntry.Of(e.Value.Words, e.Value.Names, countyNames)).ToList();
        foreach (var entry in all) Add(entry.Words, entry);
        // "sanfrancisco": names written together, where they are no word of their own.
        foreach (var entry in all.Where(e => e.MayBeJoined && !_words.ContainsKey(e.Joined))) Add([entry.Joined], entry);
        _typos = new(all, w => _ordinary.Contains(w) || _words.ContainsKey(w));
    }

    /// <summary>The longest name that begins at a word, and how many words it has.</summary>
    public (PlaceEntry? Entry, int Length) Longest(PlaceText text, int start)
    {
        var (node, found, length) = (0, (PlaceEntry?)null, 0);
        for (var at = start; at < text.Words.Count; at++)
        {
            if (!_words.TryGetValue(text.Words[at].Text, out var word) || !_steps.TryGetValue((node, word), out node)) break;
            if (_ends[node] is { } end) (found, length) = (end, at - start + 1);
        }
        return (found, length);
    }

    /// <summary>The one name that a word or two or three may be a misspelling of.</summary>
    public (PlaceEntry? Entry, int Length) Misspelt(PlaceText text, int start) => _typos.Find(text, start);

    private void Add(string[] words, PlaceEntry entry)
    {
        var node = 0;
        foreach (var word in words)
        {
            if (!_words.TryGetValue(word, out var id)) _words.Add(word, id = _words.Count);
            if (!_steps.TryGetValue((node, id), out var next))
            {
                _steps.Add((node, id), next = _ends.Count);
                _ends.Add(null);
            }
            node = next;
        }
        _ends[node] ??= entry;
    }
}
