namespace SupportHub.Web.Inbox;

/// <summary>Which conversations the queue shows. The names are the words in the URL.</summary>
public enum QueueView
{
    Waiting,
    Mine,
    Bot,
    All,
    Resolved,
}

/// <summary>What the queue shows, as the URL says it: a filtered queue can be bookmarked, shared and reloaded.</summary>
public sealed record QueueFilter(QueueView View, string? Search)
{
    public static QueueFilter From(string? view, string? search) => new(
        Enum.TryParse<QueueView>(view, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : QueueView.Waiting,
        string.IsNullOrWhiteSpace(search) ? null : search.Trim());

    /// <summary>The address of the inbox under this filter, with <paramref name="conversation"/> open.</summary>
    public string Href(Guid? conversation = null)
    {
        var path = conversation is { } id ? $"/inbox/{id}" : "/inbox";
        var query = new List<string>(2);
        if (View != QueueView.Waiting) query.Add($"view={View.ToString().ToLowerInvariant()}");
        if (Search is not null) query.Add($"q={Uri.EscapeDataString(Search)}");
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }
}
