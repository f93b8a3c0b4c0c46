using System.Text.RegularExpressions;

namespace SupportHub.Faq.Resolution;

/// <summary>
/// A regular expression that is compiled once it has been tried often: compiling all of many hundred takes seconds of every start, and most are
/// seldom tried.
/// </summary>
internal sealed class BusyRegex(string pattern)
{
    private const int Busy = 32;

    private Regex _regex = new(pattern, RegexOptions.CultureInvariant);
    private int _tries;

    public bool IsMatch(string text)
    {
        if (Interlocked.Increment(ref _tries) == Busy) _regex = new(pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled);
        return _regex.IsMatch(text);
    }

    public string Replace(string text, string by) => _regex.Replace(text, by);
}
