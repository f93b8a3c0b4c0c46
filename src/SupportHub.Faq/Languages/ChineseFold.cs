using System.Text;

namespace SupportHub.Faq.Languages;

/// <summary>One spelling for Chinese: Simplified characters, and spoken Cantonese as it is written.</summary>
public static class ChineseFold
{
    /// <summary>Traditional to Simplified, each character by itself.</summary>
    internal static IReadOnlyDictionary<char, char> Simplified => s_simplified;

    private static readonly Dictionary<char, char> s_simplified = Pairs("simplified.txt").ToDictionary(p => p[0], p => p[1]);

    private static readonly Dictionary<string, string> s_written = ReadWritten();

    private static readonly int s_longest = s_written.Keys.Max(k => k.Length);

    public static string Simplify(string text) =>
        text.AsSpan().ContainsAnyExceptInRange('\0', '\u2FFF')
            ? string.Create(text.Length, text, (to, from) =>
            {
                for (var i = 0; i < from.Length; i++) to[i] = s_simplified.GetValueOrDefault(from[i], from[i]);
            })
            : text;

    /// <summary>Spoken words replaced by written ones in a text that <see cref="Simplify"/> made, longest match first.</summary>
    public static string Written(string simplified)
    {
        var written = new StringBuilder(simplified.Length + 8);
        var spelled = s_written.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < simplified.Length;)
        {
            var length = Math.Min(s_longest, simplified.Length - at);
            while (length > 0 && !spelled.ContainsKey(simplified.AsSpan(at, length))) length--;
            written.Append(length == 0 ? simplified[at].ToString() : spelled[simplified.AsSpan(at, length)]);
            at += Math.Max(length, 1);
        }
        return written.ToString();
    }

    private static Dictionary<string, string> ReadWritten()
    {
        var written = new Dictionary<string, string>();
        foreach (var pair in Pairs("colloquial.txt").Select(p => p.Split('=')))
            written[Simplify(pair[0])] = Simplify(pair[1]).ToLowerInvariant();
        return written;
    }

    /// <summary>The tokens of a table beside this file.</summary>
    internal static IEnumerable<string> Pairs(string file)
    {
        using var stream = typeof(ChineseFold).Assembly.GetManifestResourceStream("SupportHub.Faq.Languages." + file)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            foreach (var pair in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) yield return pair;
        }
    }
}
