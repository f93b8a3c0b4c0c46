using SupportHub.Faq.Languages;

namespace SupportHub.Faq.Checking;

/// <summary>
/// Lines by their pieces (three letters, two Han characters), so that near ones are found without comparing each with each. Near is a share
/// of pieces that both have.
/// </summary>
internal sealed class NearLines
{
    private const double Near = 0.6;

    // A shorter line is a bare keyword: near to many others, and rightly so.
    private const int FewestPieces = 8;

    private readonly Dictionary<string, List<int>> _having = [];
    private readonly List<int> _pieces = [];
    private int[] _shared = [];

    /// <summary>Adds a line; lines are numbered from 0 in the order in which they are added.</summary>
    public void Add(string key)
    {
        var pieces = Pieces(key);
        foreach (var piece in pieces.Count < FewestPieces ? [] : pieces)
        {
            if (!_having.TryGetValue(piece, out var lines)) _having[piece] = lines = [];
            lines.Add(_pieces.Count);
        }
        _pieces.Add(pieces.Count);
    }

    /// <summary>The numbers of the added lines that are near this one.</summary>
    public List<int> To(string key)
    {
        var near = new List<int>();
        var pieces = Pieces(key);
        if (pieces.Count < FewestPieces) return near;
        if (_shared.Length < _pieces.Count) _shared = new int[_pieces.Count * 2];
        Array.Clear(_shared);
        foreach (var piece in pieces)
        {
            foreach (var line in _having.GetValueOrDefault(piece, [])) _shared[line]++;
        }
        for (var line = 0; line < _pieces.Count; line++)
        {
            if (_shared[line] > 0 && _shared[line] >= Near * (pieces.Count + _pieces[line] - _shared[line])) near.Add(line);
        }
        return near;
    }

    private static HashSet<string> Pieces(string key)
    {
        var length = key.Any(TextFold.IsHan) ? 2 : 3;
        return [.. Enumerable.Range(0, Math.Max(0, key.Length - length + 1)).Select(i => key.Substring(i, length))];
    }
}
