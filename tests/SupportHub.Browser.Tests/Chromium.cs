using Microsoft.Playwright;

namespace SupportHub.Browser.Tests;

/// <summary>One real Chromium for a test class; each person in a test gets a window with an empty profile.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>In milliseconds.</summary>
    public const int Patience = 30_000;

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        // The machine may be busy: patience costs nothing where all is well.
        Assertions.SetDefaultExpectTimeout(Patience);
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A new person at a screen of this width, in CSS pixels. <paramref name="scripts"/>: whether their browser runs any.</summary>
    public async Task<IPage> OpenAsync(Uri address, int width, string locale = "en-US", bool scripts = true)
    {
        var window = await _browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            Locale = locale,
            TimezoneId = "America/Los_Angeles",
            IgnoreHTTPSErrors = true,
            JavaScriptEnabled = scripts,
        });
        window.SetDefaultTimeout(Patience);
        return await window.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
