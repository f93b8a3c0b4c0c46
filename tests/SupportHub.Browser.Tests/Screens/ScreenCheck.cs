using Microsoft.Playwright;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Browser.Tests.Screens;

/// <summary>What every screen owes everyone: no accessibility violation, and nothing cut off on a small phone.</summary>
internal static class ScreenCheck
{
    private const int SmallPhone = 360;

    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(
        Path.Combine(Checkout.Root, "tests", "SupportHub.Browser.Tests", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>Checks the screen as it stands and at 360 pixels; keeps a picture under <c>.artifacts/screens</c>.</summary>
    public static async Task ShouldBeSoundAsync(this IPage page, string screen)
    {
        await page.PictureAsync(screen);
        await ShouldHaveNoViolationsAsync(page, screen);

        var usual = page.ViewportSize!;
        if (usual.Width == SmallPhone)
        {
            await ShouldFitAsync(page, screen);
            return;
        }
        await page.SetViewportSizeAsync(SmallPhone, usual.Height);
        await page.PictureAsync($"{screen}-{SmallPhone}");
        await ShouldFitAsync(page, screen);
        await ShouldHaveNoViolationsAsync(page, $"{screen} at {SmallPhone} px");
        await page.SetViewportSizeAsync(usual.Width, usual.Height);
    }

    /// <summary>Keeps the screen as it stands under <c>.artifacts/screens</c>, for people to look at.</summary>
    public static Task PictureAsync(this IPage page, string name, bool whole = false) =>
        page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Checkout.Root, ".artifacts", "screens", $"{name}.png"), FullPage = whole, Animations = ScreenshotAnimations.Disabled,
        });

    /// <summary>What axe finds in any frame; by these of its rules alone where any are named.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(this IPage page, params string[] rules)
    {
        var all = new List<string>();
        foreach (var frame in page.Frames)
        {
            if (await frame.EvaluateAsync<bool>("() => !window.axe")) await frame.EvaluateAsync(Axe.Value);
            var violations = await frame.EvaluateAsync<string[]>("""
                async rules => (await axe.run(document, { runOnly: rules.length > 0 ? rules : ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], iframes: false }))
                    .violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary}`))
                """, rules);
            all.AddRange(violations.Select(violation => $"{frame.Url}: {violation}"));
        }
        return all;
    }

    private static async Task ShouldHaveNoViolationsAsync(IPage page, string screen)
    {
        var violations = await page.ViolationsAsync();
        violations.ShouldBeEmpty($"{screen}:\n{string.Join("\n", violations)}");
    }

    private static async Task ShouldFitAsync(IPage page, string screen)
    {
        foreach (var frame in page.Frames)
        {
            var sizes = await frame.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, window.innerWidth]");
            sizes[0].ShouldBeLessThanOrEqualTo(sizes[1], $"{screen} ({frame.Url}) is wider than its window");
        }
    }
}
