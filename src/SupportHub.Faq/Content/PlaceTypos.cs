using System.Numerics;

namespace SupportHub.Faq.Content;

/// <summary>Names as phones misspell them: one letter amiss from six letters on, two from nine; the first letter right; one name only.</summary>
internal sealed class PlaceTypos
{
    private const int Shortest = 5;
    private const int MostWords = 3;
    private const int ShortestWrong = 4;

    // "San Manuel" is not "San Miguel": two letters amiss only in a word that is long itself.
    private const int LongWord = 8;

    private readonly Func<string, bool> _isKnown;
    private readonly Dictionary<(char First, int Words), (PlaceEntry Entry, uint Letters)[]> _names;

    /// <param name="entries">The names, in an order that is the same everywhere.</param>
    /// <param name="isKnown">The word is no misspelling: an ordinary one, or right in some name.</param>
    public PlaceTypos(IEnumerable<PlaceEntry> entries, Func<string, bool> isKnown)
    {
        _isKnown = isKnown;
        // A name of several words may also be written together, and then it is compared as one.
        _names = entries.Where(e => e.MayBeMisspelt)
            .SelectMany(e => (e.MayBeJoined ? new[] { e.Words.Length, 1 } : [e.Words.Length]).Select(n => (Words: n, Entry: e)))
            .GroupBy(e => (e.Entry.Joined[0], e.Words), e => (e.Entry, LettersOf(e.Entry.Joined)))
            .ToDictionary(g => g.Key, g => g.ToArray());
    }

    public (PlaceEntry? Entry, int Length) Find(PlaceText text, int start)
    {
        for (var words = Math.Min(MostWords, text.Words.Count - start); words > 0; words--)
        {
            if (Nearest(text, start, words) is { } entry) return (entry, words);
        }
        return (null, 0);
    }

    private PlaceEntry? Nearest(PlaceText text, int start, int words)
    {
        var first = text.Words[start].Text;
        if (first.Length == 0 || (words == 1 && first.Length < Shortest) || !_names.TryGetValue((first[0], words), out var names)) return null;
        if (words == 1 && _isKnown(first)) return null;
        var (length, letters) = (0, 0u);
        for (var i = start; i < start + words; i++) (length, letters) = (length + text.Words[i].Text.Length, letters | LettersOf(text.Words[i].Text));

        var (nearest, best, tied, joined) = ((PlaceEntry?)null, int.MaxValue, false, (string?)null);
        foreach (var (entry, has) in names)
        {
            var most = entry.Joined.Length >= 9 ? 2 : 1;
            if (Math.Abs(entry.Joined.Length - length) > most || BitOperations.PopCount(letters ^ has) > 2 * most) continue;
            if (words > 1)
            {
                var wrong = LongestWrong(text, start, entry);
                if (wrong == 0) continue;
                if (wrong < LongWord) most = 1;
            }
            joined ??= Joined(text, start, words);
            var distance = Distance(joined, entry.Joined);
            if (distance > most || distance > best) continue;
            tied = distance == best && !nearest!.MeansTheSame(entry);
            (nearest, best) = (entry, distance);
        }
        return tied ? null : nearest;
    }

    /// <summary>The length of the longest word that is not the name's; 0 when none is right, or one is a word that people write or too short to tell.</summary>
    private int LongestWrong(PlaceText text, int start, PlaceEntry entry)
    {
        var (right, longest) = (false, 0);
        for (var i = 0; i < entry.Words.Length; i++)
        {
            var word = text.Words[start + i].Text;
            if (word == entry.Words[i]) right = true;
            else if (word.Length < ShortestWrong || _isKnown(word)) return 0;
            else longest = Math.Max(longest, word.Length);
        }
        return right ? longest : 0;
    }

    private static string Joined(PlaceText text, int start, int words)
    {
        var joined = text.Words[start].Text;
        for (var i = 1; i < words; i++) joined += text.Words[start + i].Text;
        return joined;
    }

    private static uint LettersOf(string word)
    {
        var letters = 0u;
        foreach (var c in word) letters |= 1u << (c - 'a' & 31);
        return letters;
    }

    /// <summary>Letters added, left out, changed or swapped with their neighbour (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.Length];
    }
}
