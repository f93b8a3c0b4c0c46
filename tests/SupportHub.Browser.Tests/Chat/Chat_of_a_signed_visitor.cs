using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Playwright;
using SupportHub.Browser.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace SupportHub.Browser.Tests.Chat;

/// <summary>A site that says who its visitor is: the chat on each of their devices, and what whoever is not vouched for finds.</summary>
[Collection(nameof(ChatStage))]
public sealed class Chat_of_a_signed_visitor(ChatStage stage) : IAsyncLifetime
{
    private const string Site = "signing";
    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _foreign = RSA.Create(2048);
    private string? _identity;
    private HostSite _site = null!;
    private IPage _opened = null!;

    public async Task InitializeAsync() =>
        _site = await stage.HostAsync(Site, "Golden Plate", identity: () => _identity, identityKey: _key.ExportSubjectPublicKeyInfoPem());

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Is_theirs_on_another_device_verified_for_the_desk_and_nobody_else_s()
    {
        const string words = "My lease is in my sister's name";
        _identity = Signed(_key);
        var phone = await OpenAsync();
        await phone.Locator("#message").FillAsync(words);
        await phone.Locator("#message").PressAsync("Enter");
        await Expect(phone.GetByRole(AriaRole.Log)).ToContainTextAsync("not a person");

        var agent = await StaffScreen.SignInAsync(stage.Chromium, stage.Address, WalkStage.Agent, ChatTab.Phone);
        await agent.Page.GotoAsync($"/inbox/{await stage.ConversationAsync(words)}");
        await agent.Live.WaitForAsync();
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Details" }).PressAsync("Enter");
        await Expect(agent.Page.Locator(".side")).ToContainTextAsync("Verified by Golden Plate, where they signed in at");
        await agent.Page.ShouldBeSoundAsync("desk-verified");

        var library = await OpenAsync();
        await Expect(library.GetByRole(AriaRole.Log)).ToContainTextAsync(words);

        _identity = Signed(_foreign);
        var forged = await OpenAsync();
        await Expect(forged.Locator(".status")).ToContainTextAsync("We could not tell who you are");
        await Expect(forged.Locator("article")).ToHaveCountAsync(0);
        await forged.Locator(".menu-button").PressAsync("Enter");
        await Expect(forged.GetByRole(AriaRole.Button, new() { Name = "Open my earlier conversation" })).ToBeVisibleAsync();
        await _opened.ShouldBeSoundAsync("chat-not-vouched-for");
        await forged.Locator("#message").FillAsync("I lost my EBT card");
        await forged.Locator("#message").PressAsync("Enter");
        await Expect(forged.GetByRole(AriaRole.Log)).ToContainTextAsync("not a person");
        await Expect(forged.GetByRole(AriaRole.Log)).Not.ToContainTextAsync(words);

        _identity = null;
        var nobody = await OpenAsync();
        await Expect(nobody.Locator(".choices button")).Not.ToHaveCountAsync(0);
        await Expect(nobody.Locator("article")).ToHaveCountAsync(0);
        await Expect(nobody.Locator(".status")).ToBeEmptyAsync();
    }

    // A device of its own.
    private async Task<IFrameLocator> OpenAsync()
    {
        _opened = await stage.Chromium.OpenAsync(_site.Address, ChatTab.Phone);
        await _opened.GotoAsync(_site.Address.ToString());
        await _opened.Locator("#supporthub-launcher").ClickAsync();
        var chat = _opened.FrameLocator("iframe");
        await chat.Locator("#message").WaitForAsync();
        return chat;
    }

    private string Signed(RSA key) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Claims = new Dictionary<string, object> { ["aud"] = Site, ["sub"] = "rosa-1", ["name"] = "Rosa", ["exp"] = EpochTime.GetIntDate(stage.Clock.GetUtcNow().UtcDateTime.AddHours(1)) },
        SigningCredentials = new(new RsaSecurityKey(key), SecurityAlgorithms.RsaSha256),
    });
}
