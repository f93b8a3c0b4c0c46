using Microsoft.Playwright;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>Where the keyboard stands, in whichever frame: what it is called, and whether one can see that it stands there.</summary>
internal sealed record Stop
{
    public string Name { get; init; } = "";

    public bool Seen { get; init; }
}

/// <summary>A page by its keyboard alone.</summary>
internal static class Keys
{
    public const int MostStops = 60;

    // A heading that a new page begins at is no stop; what is only a picture or a break in the code is no part of a name.
    private const string Focus = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body || at.tagName === "IFRAME" || at.tabIndex < 0) return null;
          const style = getComputedStyle(at);
          const box = at.getBoundingClientRect();
          return {
            name: at.getAttribute("aria-label") || at.labels?.[0]?.textContent.trim() || document.getElementById(at.getAttribute("aria-labelledby"))?.textContent || [...at.childNodes].filter(node => node.nodeType !== Node.COMMENT_NODE && node.ariaHidden !== "true").map(node => node.textContent).join("").trim() || at.tagName.toLowerCase(),
            seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
          };
        }
        """;

    public static Task TabToAsync(this IPage page, string name) => PressToAsync(page, "Tab", name);

    public static Task BackToAsync(this IPage page, string name) => PressToAsync(page, "Shift+Tab", name);

    public static async Task<Stop?> FocusAsync(this IPage page)
    {
        foreach (var frame in page.Frames)
            if (await frame.EvaluateAsync<Stop?>(Focus) is { } at) return at;
        return null;
    }

    private static async Task PressToAsync(IPage page, string key, string name)
    {
        var met = new List<string>();
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync(key);
            if (await page.FocusAsync() is not { } at) continue;
            at.Seen.ShouldBeTrue($"the focus on {at.Name} cannot be seen");
            if (at.Name.StartsWith(name, StringComparison.Ordinal)) return;
            met.Add(at.Name);
        }
        throw new InvalidOperationException($"{key} never comes to {name}, but to: {string.Join(" | ", met)}");
    }
}
