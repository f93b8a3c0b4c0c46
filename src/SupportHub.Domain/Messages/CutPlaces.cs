using System.Globalization;

namespace SupportHub.Domain.Messages;

/// <summary>Where a text may be cut: after a sentence best, then after a clause, then after a word; in need between two characters.</summary>
internal sealed class CutPlaces
{
    private const string SentenceEnds = ".!?。！？…";
    private const string ClauseEnds = ",;:，；：、";
    private const string Closing = "\"')]”’»」』）";
    private readonly byte[] _rank;

    private CutPlaces(byte[] rank) => _rank = rank;

    /// <summary>Ranks: 4 sentence, 3 clause, 2 word, 1 inside what belongs together, 0 inside a character.</summary>
    public static CutPlaces In(string text)
    {
        var rank = new byte[text.Length + 1];
        for (var at = 0; at < text.Length;)
        {
            at += StringInfo.GetNextTextElementLength(text, at);
            rank[at] = At(text, at);
        }

        foreach (var (start, end) in KeptTogether.In(text))
            for (var at = start + 1; at < end; at++) rank[at] = Math.Min(rank[at], (byte)1);
        return new(rank);
    }

    /// <summary>The best end of a piece: the highest rank that leaves it no shorter than that share of the longest; then the last place there is.</summary>
    public int Best(int start, int longest, double leastShare)
    {
        var least = start + (int)((longest - start) * leastShare);
        for (var rank = 4; rank >= 2; rank--)
            if (Last(rank, least, longest) is { } place) return place;
        for (var rank = 4; rank >= 1; rank--)
            if (Last(rank, start + 1, longest) is { } place) return place;
        // One character that is longer than a text: its own parts, if it must be.
        return longest;
    }

    private int? Last(int rank, int from, int to)
    {
        for (var at = to; at >= from; at--)
            if (_rank[at] >= rank) return at;
        return null;
    }

    private static byte At(string text, int at)
    {
        if (at == text.Length) return 4;
        var (before, after) = (text[at - 1], text[at]);
        // White space goes with what is before it, so that no piece begins with it.
        if (char.IsWhiteSpace(after)) return 1;
        if (before is '\n' or '\r') return 4;
        var end = at;
        while (end > 0 && (char.IsWhiteSpace(text[end - 1]) || Closing.Contains(text[end - 1]))) end--;
        if (end == 0) return 1;
        var last = text[end - 1];
        if (IsWide(last) ? !Closing.Contains(after) && !SentenceEnds.Contains(after) : end < at && char.IsWhiteSpace(before))
        {
            if (SentenceEnds.Contains(last) && !IsShortForm(text, end, after)) return 4;
            if (ClauseEnds.Contains(last)) return 3;
        }

        return char.IsWhiteSpace(before) || (IsHan(before) && IsHan(after)) ? (byte)2 : (byte)1;
    }

    /// <summary>"Dr.", "a.m.", "No." and their like end no sentence; nor does a full stop before a small letter.</summary>
    private static bool IsShortForm(string text, int end, char after)
    {
        if (text[end - 1] != '.') return false;
        if (char.IsLower(after)) return true;
        var word = end - 1;
        while (word > 0 && (char.IsLetter(text[word - 1]) || text[word - 1] == '.')) word--;
        return end - 1 - word <= 1 || text.AsSpan(word, end - 1 - word).Contains('.') || s_shortForms.Contains(text[word..(end - 1)]);
    }

    private static readonly HashSet<string> s_shortForms = new(StringComparer.OrdinalIgnoreCase)
    {
        "Dr", "Dra", "Mr", "Mrs", "Ms", "Sr", "Sra", "Srta", "Jr", "St", "Ste", "Ave", "Av", "Blvd", "Rd", "Apt", "Dept", "Ext", "Tel", "No", "Núm", "Pág", "EE", "UU", "Ud", "Uds",
    };

    private static bool IsWide(char c) => "。！？，；：、」』）…”’".Contains(c);

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\u3040' and <= '\u30FF';
}
