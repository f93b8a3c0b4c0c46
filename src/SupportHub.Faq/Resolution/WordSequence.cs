using System.Text;

namespace SupportHub.Faq.Resolution;

/// <summary>
/// Words that follow each other: <c>(a|b)</c> either, <c>(a|b)?</c> or <c>a?</c> may be missing, a star for any ending, <c>...</c> for up to
/// four words, <c>^…$</c> for the whole message.
/// </summary>
internal sealed class WordSequence
{
    private readonly List<Item> _items = [];
    private bool _fromStart;
    private bool _toEnd;

    private WordSequence()
    {
    }

    /// <summary>A word, the choices of a parenthesis, or (neither) a gap.</summary>
    private sealed record Item(string? Word, List<WordSequence>? Choices, bool Optional);

    /// <exception cref="FormatException">A parenthesis is not closed or not opened.</exception>
    public static WordSequence Parse(string line)
    {
        var rest = line.AsSpan().Trim();
        var fromStart = rest.StartsWith("^");
        var toEnd = rest.EndsWith("$");
        var at = 0;
        var inner = rest[(fromStart ? 1 : 0)..(toEnd ? ^1 : ^0)];
        var words = Parse(inner, ref at);
        if (at < inner.Length) throw new FormatException($"\"{line}\" closes a parenthesis that is not open");
        words._fromStart = fromStart;
        words._toEnd = toEnd;
        return words;
    }

    private static WordSequence Parse(ReadOnlySpan<char> line, ref int at)
    {
        var words = new WordSequence();
        while (at < line.Length && line[at] is not ('|' or ')'))
        {
            if (line[at] == ' ') at++;
            else if (line[at] == '(')
            {
                var choices = new List<WordSequence>();
                do
                {
                    at++;
                    choices.Add(Parse(line, ref at));
                }
                while (at < line.Length && line[at] == '|');
                if (at == line.Length) throw new FormatException($"\"{line}\" leaves a parenthesis open");
                at++;
                var optional = at < line.Length && line[at] == '?';
                if (optional) at++;
                words._items.Add(new(null, choices, optional));
            }
            else
            {
                var length = line[at..].IndexOfAny(" |()");
                var word = line.Slice(at, length < 0 ? line.Length - at : length).ToString();
                at += word.Length;
                words._items.Add(word == "..." ? new(null, null, true) : new(word.TrimEnd('?'), null, word.EndsWith('?')));
            }
        }
        return words;
    }

    /// <summary>Over words that each have one space behind them, the first also before it.</summary>
    public string ToRegex() => (_fromStart ? "^ " : " ") + Body() + (_toEnd ? "$" : "");

    private string Body()
    {
        var body = new StringBuilder();
        foreach (var item in _items)
        {
            if (item.Choices is { } choices) body.Append("(?:").AppendJoin('|', choices.Select(c => c.Body())).Append(')');
            else if (item.Word is { } word) body.Append("(?:").Append(word.Replace("*", @"\S*", StringComparison.Ordinal)).Append(" )");
            else body.Append(@"(?:\S+ ){0,4}");
            if (item.Optional && (item.Word ?? (object?)item.Choices) is not null) body.Append('?');
        }
        return body.ToString();
    }

    /// <summary>The first words of its rarest part: any text it fits has one of them. Null when every part may be missing.</summary>
    public IReadOnlyCollection<string>? Anchors()
    {
        HashSet<string>? rarest = null;
        foreach (var item in _items.Where(i => !i.Optional))
        {
            HashSet<string> anchors = [];
            var all = true;
            if (item.Word is { } word) anchors.Add(word.Contains('*') ? word[..(word.IndexOf('*') + 1)] : word);
            else
            {
                foreach (var choice in item.Choices!)
                {
                    if (choice.Anchors() is { } inner) anchors.UnionWith(inner);
                    else all = false;
                }
            }
            if (all && !anchors.Contains("*") && (rarest is null || anchors.Count < rarest.Count)) rarest = anchors;
        }
        return rarest;
    }
}
