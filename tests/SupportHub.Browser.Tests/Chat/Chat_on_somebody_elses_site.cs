using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>What a site that takes the one line takes upon itself: a launcher and a frame, and nothing else.</summary>
[Collection(nameof(ChatStage))]
public sealed class Chat_on_somebody_elses_site(ChatStage stage) : IAsyncLifetime
{
    private const string Site = "strict";

    // Runs before any script in every frame; what a policy forbids is told to the document it happened in.
    private const string Witness = "window.forbidden = []; document.addEventListener('securitypolicyviolation', e => forbidden.push(`${e.violatedDirective} ${e.blockedURI}`))";

    private HostSite _listed = null!;
    private HostSite _other = null!;

    public async Task InitializeAsync()
    {
        _listed = await stage.HostAsync(Site, "Strict", "localhost");
        _other = await HostSite.StartAsync(stage.Address, Site, "localhost");
    }

    public async Task DisposeAsync()
    {
        await _listed.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task Works_under_the_strictest_policy_without_a_violation_a_cookie_a_third_party_or_anything_kept_on_the_site()
    {
        var page = await stage.Chromium.OpenAsync(_listed.Address, ChatTab.Desk);
        var asked = new List<string>();
        page.Context.Request += (_, request) => asked.Add(new Uri(request.Url).GetLeftPart(UriPartial.Authority));
        await page.AddInitScriptAsync(Witness);

        await page.GotoAsync(_listed.Address.ToString());
        await page.Locator("#supporthub-launcher").ClickAsync();
        var chat = page.FrameLocator("iframe");
        await chat.Locator("#message").FillAsync("I lost my EBT card");
        await chat.Locator("#message").PressAsync("Enter");
        await Expect(chat.GetByRole(AriaRole.Log)).ToContainTextAsync("not a person");

        foreach (var frame in page.Frames)
            (await frame.EvaluateAsync<string[]>("() => forbidden")).ShouldBeEmpty(frame.Url);
        asked.Distinct().ShouldBe([_listed.Origin, stage.Address.GetLeftPart(UriPartial.Authority)], ignoreOrder: true);
        (await page.Context.CookiesAsync()).ShouldBeEmpty();
        (await page.EvaluateAsync<string[]>("() => Object.keys(localStorage)")).ShouldBeEmpty();
        // For this tab alone, and only whether the chat is open: the site's next page opens it again.
        (await page.EvaluateAsync<string[]>("() => Object.keys(sessionStorage)")).ShouldBe(["supporthub-open"]);
    }

    [Fact]
    public async Task Gives_nothing_to_a_site_that_is_not_listed()
    {
        var page = await stage.Chromium.OpenAsync(_other.Address, ChatTab.Desk);
        await page.GotoAsync(_other.Address.ToString());
        var frame = page.WaitForResponseAsync(answer => answer.Url.Contains("/chat?", StringComparison.Ordinal));
        await page.Locator("#supporthub-launcher").ClickAsync();

        (await frame).Status.ShouldBe(404);
        await Expect(page.FrameLocator("iframe").Locator("#message")).ToHaveCountAsync(0);
        await Should.ThrowAsync<PlaywrightException>(() => page.EvaluateAsync(
            $$"""async () => { await fetch("{{stage.Address}}api/chat/visits", { method: "POST", headers: { "content-type": "application/json" }, body: '{"site":"{{Site}}","language":"en"}' }) }"""));
    }
}
