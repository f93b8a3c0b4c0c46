using System.Text.RegularExpressions;

namespace SupportHub.Faq.Resolution;

/// <summary>
/// A regular expression that is compiled once it has been tried often: compiling all of many hundred takes seconds of every start, and most are
/// seldom tried. That is done beside the message that came when it was due, which does not wait for it.
/// </summary>
internal sealed class BusyRegex(string pattern)
{
    private const int Busy = 32;

    private volatile Regex _regex = new(pattern, RegexOptions.CultureInvariant);
    private int _tries;

    public bool IsMatch(string text)
    {
        if (Interlocked.Increment(ref _tries) == Busy) ThreadPool.UnsafeQueueUserWorkItem(_ => Compile(), null);
        return _regex.IsMatch(text);
    }

    private void Compile()
    {
        var compiled = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled);
        // The first match is what turns it into machine code.
        compiled.IsMatch("");
        _regex = compiled;
    }

    public string Replace(string text, string by) => _regex.Replace(text, by);
}
