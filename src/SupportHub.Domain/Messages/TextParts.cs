using System.Globalization;

namespace SupportHub.Domain.Messages;

/// <summary>
/// How a long text goes out: in parts that are texts of their own, numbered "1/2 ", because texts can overtake each other on their way.
/// A text of up to <see cref="MostSegments"/> segments stays one.
/// </summary>
public static class TextParts
{
    /// <summary>The most segments of one text, its number included: 459 plain characters, or 201 of 16 bits.</summary>
    public const int MostSegments = 3;

    // A part that ends a sentence, but is shorter than this share of what would fit, leaves too little said.
    private const double LeastShare = 0.4;

    /// <summary>The bodies to send, in order: one, as it is said most cheaply, or several that are numbered.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var plain = SmsText.Smart(text);
        if (SmsText.Measure(plain).Segments <= MostSegments) return [plain];
        for (var digits = 1; ; digits++)
        {
            var pieces = Cut(plain.Trim(), digits * 2 + 2);
            if (pieces.Count == 1) return pieces;
            if (pieces.Count.ToString(CultureInfo.InvariantCulture).Length <= digits)
                return [.. pieces.Select((piece, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}/{pieces.Count} {piece}"))];
        }
    }

    /// <summary>The pieces of a text, each with room for that many characters before it; what is between two pieces is white space.</summary>
    private static List<string> Cut(string text, int room)
    {
        var places = CutPlaces.In(text);
        var pieces = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var longest = Longest(text, start, new string('0', room));
            var end = longest == text.Length ? longest : places.Best(start, longest, LeastShare);
            pieces.Add(text[start..end].TrimEnd());
            for (start = end; start < text.Length && char.IsWhiteSpace(text[start]);) start++;
        }

        return pieces;
    }

    /// <summary>How far a piece from here can go at most: more text never needs fewer segments, so that halving finds it.</summary>
    private static int Longest(string text, int start, string number)
    {
        var (fits, tooFar) = (start, text.Length + 1);
        while (tooFar - fits > 1)
        {
            var end = (fits + tooFar) / 2;
            if (SmsText.Measure(number + text[start..end].TrimEnd()).Segments <= MostSegments) fits = end;
            else tooFar = end;
        }

        return fits;
    }
}
