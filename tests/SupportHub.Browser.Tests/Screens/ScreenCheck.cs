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
        var folder = Path.Combine(Checkout.Root, ".artifacts", "screens");
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{screen}.png") });
        await ShouldHaveNoViolationsAsync(page, screen);

        var usual = page.ViewportSize!;
        await page.SetViewportSizeAsync(SmallPhone, usual.Height);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{screen}-{SmallPhone}.png") });
        await ShouldFitAsync(page, screen);
        await ShouldHaveNoViolationsAsync(page, $"{screen} at {SmallPhone} px");
        await page.SetViewportSizeAsync(usual.Width, usual.Height);
    }

    private static async Task ShouldHaveNoViolationsAsync(IPage page, string screen)
    {
        foreach (var frame in page.Frames)
        {
            await frame.EvaluateAsync(Axe.Value);
            var violations = await frame.EvaluateAsync<string[]>("""
                async () => (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"], iframes: false }))
                    .violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary}`))
                """);
            violations.ShouldBeEmpty($"{screen} ({frame.Url}):\n{string.Join("\n", violations)}");
        }
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
