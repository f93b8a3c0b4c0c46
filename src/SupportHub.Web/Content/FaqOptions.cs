using System.Globalization;

namespace SupportHub.Web.Content;

/// <summary>The words after <c>faq COMMAND</c>: options with a value, options without one, and the rest.</summary>
internal sealed class FaqOptions
{
    private readonly Dictionary<string, string> _values = [];

    /// <summary>What is no option, in order.</summary>
    public List<string> Rest { get; } = [];

    /// <param name="args">The words.</param>
    /// <param name="valued">Options that take a value, in the form <c>--today</c>.</param>
    /// <param name="flags">Options that take none.</param>
    /// <exception cref="UsageException">An option is unknown, comes twice or lacks its value.</exception>
    public static FaqOptions Parse(ReadOnlySpan<string> args, string[] valued, string[] flags)
    {
        var options = new FaqOptions();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) options.Rest.Add(args[i]);
            else if (flags.Contains(args[i])) options._values[args[i]] = "";
            else if (!valued.Contains(args[i])) throw new UsageException($"{args[i]} is no option here.");
            else if (i + 1 == args.Length) throw new UsageException($"{args[i]} lacks its value.");
            else if (!options._values.TryAdd(args[i], args[++i])) throw new UsageException($"{args[i - 1]} comes twice.");
        }
        return options;
    }

    public bool Has(string flag) => _values.ContainsKey(flag);

    public string? Value(string name) => _values.GetValueOrDefault(name);

    /// <exception cref="UsageException">The value is no date.</exception>
    public DateOnly? Today => Value("--today") is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var today) ? today
        : throw new UsageException($"--today is \"{text}\"; it must be a date like 2026-11-21.");
}

/// <summary>The command was not understood; the message says which word.</summary>
internal sealed class UsageException(string message) : Exception(message);
