using Microsoft.Playwright;
using SupportHub.Browser.Tests;

namespace SupportHub.Bench.Chat;

/// <summary>How long a page took on a phone, in milliseconds from the press that opened it.</summary>
/// <param name="Painted">Until something stood on the screen.</param>
/// <param name="Typed">Until a letter that was typed stood in the field.</param>
/// <param name="Received">Until the hub had the first message; null where there is no hub.</param>
internal sealed record Loaded(double Painted, double Typed, double? Received);

/// <summary>How a phone's screen moved while a finger scrolled: milliseconds between pictures.</summary>
internal sealed record Scrolled(double Median, double P95, double Longest, double PerSecond);

/// <summary>A phone as Chromium pretends it: Lighthouse's "slow 3G" (400 ms there and back, 400 kbit/s) and a processor four times slower.</summary>
internal sealed class CheapPhone(Chromium chromium)
{
    private const int Width = 360;
    private const int Slower = 4;
    private const int BytesASecond = 400 * 1024 / 8;
    private const int RoundTrip = 400;

    // The field is typed into as soon as it is there; each moment by one clock for all frames.
    private const string Watch = """
        window.now = () => performance.timeOrigin + performance.now();
        const watch = () => {
          const field = document.querySelector("textarea");
          if (field) { field.focus(); field.addEventListener("input", () => window.typed = now(), { once: true }); window.there = now(); }
          else requestAnimationFrame(watch);
        };
        requestAnimationFrame(watch);
        """;

    private const string Frames = """
        () => new Promise(done => {
          const times = [];
          const frame = time => { times.push(time); if (!window.scrolled) requestAnimationFrame(frame); else done(times); };
          requestAnimationFrame(frame);
        })
        """;

    /// <summary>Opens a page with nothing in the cache and types at once.</summary>
    public async Task<Loaded> LoadAsync(Uri address, bool sends)
    {
        var (page, _) = await OpenAsync(address, network: true);
        await page.AddInitScriptAsync(Watch);
        await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.Commit });
        var began = await page.EvaluateAsync<double>("() => performance.timeOrigin");
        return await TypeAsync(page, page.MainFrame, began, sends);
    }

    /// <summary>The chat opened by its launcher on a site that stands already.</summary>
    public async Task<Loaded> PressAsync(Uri address)
    {
        var (page, _) = await OpenAsync(address, network: true);
        await page.AddInitScriptAsync(Watch);
        await page.GotoAsync(address.ToString());
        await page.Locator("#supporthub-launcher").WaitForAsync();
        var began = await page.EvaluateAsync<double>("() => { const began = now(); document.querySelector('#supporthub-launcher').click(); return began; }");
        var frame = await (await page.Locator("iframe").ElementHandleAsync()).ContentFrameAsync() ?? throw new CannotRun("The chat's frame did not open.");
        return await TypeAsync(page, frame, began, sends: true);
    }

    /// <summary>A finger goes down a page of many lines.</summary>
    public async Task<Scrolled> ScrollAsync(Uri address, string scroller, Func<IPage, Task> prepare)
    {
        var (page, phone) = await OpenAsync(address, network: false);
        await prepare(page);
        await page.GotoAsync(address.ToString());
        await page.WaitForFunctionAsync("selector => document.querySelector(selector)?.scrollHeight > 20000", scroller);
        await page.EvaluateAsync("selector => document.querySelector(selector).scrollTop = 0", scroller);
        var frames = page.EvaluateAsync<double[]>(Frames);
        await phone.SendAsync("Input.synthesizeScrollGesture", new()
        {
            ["x"] = Width / 2, ["y"] = 400, ["yDistance"] = -12_000, ["speed"] = 3_000, ["gestureSourceType"] = "touch", ["preventFling"] = true,
        });
        await page.EvaluateAsync("() => window.scrolled = true");
        var times = await frames;
        var between = times.Zip(times.Skip(1), (one, next) => next - one).Order().ToArray();
        await page.Context.CloseAsync();
        return new(between[between.Length / 2], between[(int)((between.Length - 1) * 0.95)], between[^1], 1000 * between.Length / (times[^1] - times[0]));
    }

    private static async Task<Loaded> TypeAsync(IPage page, IFrame frame, double began, bool sends)
    {
        await frame.WaitForFunctionAsync("() => window.there");
        await frame.Locator("textarea").PressAsync("I");
        await frame.WaitForFunctionAsync("() => window.typed");
        var typed = await frame.EvaluateAsync<double>("() => window.typed");
        var painted = await frame.EvaluateAsync<double>("() => performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0]?.startTime");
        double? received = null;
        if (sends)
        {
            await frame.Locator("textarea").PressAsync("Enter");
            await frame.WaitForFunctionAsync("() => document.querySelector('article.you:not(.waiting, .failed)')");
            received = await frame.EvaluateAsync<double>("() => now()") - began;
        }
        await page.Context.CloseAsync();
        return new(painted - began, typed - began, received);
    }

    private async Task<(IPage Page, ICDPSession Phone)> OpenAsync(Uri address, bool network)
    {
        var page = await chromium.OpenAsync(address, Width);
        var phone = await page.Context.NewCDPSessionAsync(page);
        await phone.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slower });
        if (network)
        {
            await phone.SendAsync("Network.enable");
            await phone.SendAsync("Network.emulateNetworkConditions", new()
            {
                ["offline"] = false, ["latency"] = RoundTrip, ["downloadThroughput"] = BytesASecond, ["uploadThroughput"] = BytesASecond,
            });
        }
        return (page, phone);
    }
}
