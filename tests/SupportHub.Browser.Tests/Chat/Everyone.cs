using Microsoft.Playwright;
using SupportHub.Browser.Tests.Screens;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>What a screen owes to everyone who looks at it, whatever they set their browser to.</summary>
internal static class Everyone
{
    private static readonly (string Name, int Width, int Height)[] s_sizes =
    [
        ("320 px", 320, 640),
        // 200 % of a usual laptop; 360 and 1440 are seen with axe.
        ("200 %", 640, 400),
        ("360 px", ChatTab.Phone, 740),
        ("1440 px", ChatTab.Desk, 900),
    ];

    // What stands on the screen as it is seen: boxes cut by whatever scrolls around them.
    private const string Faults = """
        () => {
          // Lines out of sight are not laid out, and Chromium may answer with the box they had in the size before.
          const laidOut = new CSSStyleSheet();
          laidOut.replaceSync("* { content-visibility: visible !important }");
          document.adoptedStyleSheets.push(laidOut);

          const faults = [];
          const name = e => `<${e.tagName.toLowerCase()} class="${e.className}">${e.textContent.trim().slice(0, 40)}`;
          const seen = e => {
            let { left, top, right, bottom } = e.getBoundingClientRect();
            for (let up = e.parentElement; up; up = up.parentElement) {
              if (getComputedStyle(up).overflowY === "visible") continue;
              const box = up.getBoundingClientRect();
              [left, top, right, bottom] = [Math.max(left, box.left), Math.max(top, box.top), Math.min(right, box.right), Math.min(bottom, box.bottom)];
            }
            return { left, top, right, bottom };
          };
          // What covers the page is all there is.
          const modal = [...document.querySelectorAll("[aria-modal=true]")].find(e => e.checkVisibility());
          const all = [...(modal ?? document.body).querySelectorAll("*")].filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest(".unseen, svg"));
          const own = e => [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.nodeValue.trim());
          const controls = all.filter(e => e.matches("button, a[href], input, textarea, select, summary"));

          if (document.documentElement.scrollWidth > innerWidth) faults.push("the page scrolls sideways");
          // The chat scrolls inside; the simple page is a page.
          if (document.querySelector(".scroller") && document.documentElement.scrollHeight > innerHeight + 1) faults.push("the page scrolls as a whole");
          for (const e of all) {
            const box = e.getBoundingClientRect();
            if (box.width && (box.left < -0.5 || box.right > innerWidth + 0.5)) faults.push(`beyond the edge: ${name(e)}`);
            if (own(e) && e.tagName !== "TEXTAREA" && getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1) faults.push(`cut: ${name(e)}`);
          }
          for (const e of controls) {
            // What a label is around is pressed by all of it.
            const { width, height } = (e.closest("label") ?? e).getBoundingClientRect();
            // A link within a sentence is as high as its line.
            const least = e.matches("p a, li a") ? 0 : 44;
            if (width < least - 0.5 || height < least - 0.5) faults.push(`${Math.round(width)} x ${Math.round(height)} is too small: ${name(e)}`);
          }
          const things = [...new Set([...controls, ...all.filter(own)])];
          for (const [i, a] of things.entries()) for (const b of things.slice(i + 1)) {
            if (a.contains(b) || b.contains(a) || a.closest(".menu-list") || b.closest(".menu-list")) continue;
            const [one, other] = [seen(a), seen(b)];
            const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
            const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
            // Lines of running text may touch.
            if (wide > 1 && high > 3) faults.push(`one over the other: ${name(a)} and ${name(b)}`);
          }
          const scroller = document.querySelector(".scroller");
          if (scroller && !document.querySelector(".panel:not([hidden])") && scroller.clientHeight < 48) faults.push(`only ${scroller.clientHeight} px are left for the conversation`);
          for (const e of all.filter(own)) {
            const lang = e.closest("[lang]").lang;
            const text = [...e.childNodes].filter(n => n.nodeType === Node.TEXT_NODE).map(n => n.nodeValue).join("");
            const chinese = /\p{Script=Han}/u.test(text);
            if (chinese !== lang.startsWith("zh") && /\p{L}{3}/u.test(text) && chinese) faults.push(`Chinese said to be ${lang}: ${name(e)}`);
            const first = getComputedStyle(e).fontFamily.split(",").map(f => f.trim().replaceAll('"', "")).find(f => !/^(system-ui|-apple-system)$/.test(f));
            if (chinese && first !== "PingFang HK") faults.push(`set in ${first}: ${name(e)}`);
          }
          document.adoptedStyleSheets.pop();
          return [...new Set(faults)];
        }
        """;

    private const string Moving = "() => document.getAnimations().filter(a => a.effect.getComputedTiming().activeDuration > 0 && a.playState === 'running').map(a => `${a.animationName ?? a.transitionProperty} on ${a.effect.target.className}`)";

    // With the system's own few colours, a button is known by its border and the focus by its outline. A box to check is the system's own.
    private const string Bare = """
        () => [...document.querySelectorAll("button, textarea, input:not([type=checkbox])")].filter(e => e.checkVisibility()).filter(e => {
          const style = getComputedStyle(e);
          return !["Top", "Right", "Bottom", "Left"].some(side => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none" && style[`border${side}Color`] !== style.backgroundColor);
        }).map(e => e.outerHTML.slice(0, 120))
        """;

    /// <summary>Looks at the page in every size and setting, and leaves it as it was.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(this IPage page, string screen)
    {
        var faults = new List<string>();
        // Colours that fade from one setting to the next would be judged on their way.
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        foreach (var (name, width, height) in s_sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            Add(name, await page.EvaluateAsync<string[]>(Faults));
            if (width is not (ChatTab.Phone or ChatTab.Desk)) continue;
            await page.PictureAsync($"{screen}-{width}", whole: true);
            Add(name, await page.ViolationsAsync());
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            Add($"{name}, dark", await page.ViolationsAsync("color-contrast"));
            if (width == ChatTab.Phone) await page.PictureAsync($"{screen}-{width}-dark", whole: true);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }
        await page.SetViewportSizeAsync(ChatTab.Phone, 740);
        Add("moves though nothing should", await page.EvaluateAsync<string[]>(Moving));
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference, ForcedColors = ForcedColors.Active });
        Add("in forced colours nothing shows that it can be pressed or filled", await page.EvaluateAsync<string[]>(Bare));
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        return faults;

        void Add(string setting, IEnumerable<string> found) => faults.AddRange(found.Select(fault => $"{screen}, {setting}: {fault}"));
    }
}
