using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Web.Access;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Access;

public sealed class SignInTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private StaffDirectory Staff => hub.Services.GetRequiredService<StaffDirectory>();

    [Fact]
    public async Task A_member_who_signs_in_lands_where_they_wanted_to_go()
    {
        var (_, name) = await StaffBrowser.NewMember(hub, Roles.Admin);
        using var browser = new StaffBrowser(hub);
        var answer = await browser.SignIn(name, path: "/sign-in?next=%2Fstaff");
        new Uri(hub.Address, answer.Headers.Location!).AbsolutePath.ShouldBe("/staff");
        (await browser.Get("/staff")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task Sign_in_never_leads_to_another_site(string next)
    {
        var (_, name) = await StaffBrowser.NewMember(hub, Roles.Agent);
        using var browser = new StaffBrowser(hub);
        var answer = await browser.SignIn(name, path: "/sign-in?next=" + Uri.EscapeDataString(next));
        new Uri(hub.Address, answer.Headers.Location!).ShouldBe(hub.Address);
    }

    [Fact]
    public async Task The_session_cookie_is_unreadable_to_scripts_and_stays_on_this_site()
    {
        var (_, name) = await StaffBrowser.NewMember(hub, Roles.Agent);
        using var browser = new StaffBrowser(hub);
        var cookie = (await browser.SignIn(name)).Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("supporthub-staff=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_name_and_an_account_switched_off_are_told_the_same_and_what_to_do()
    {
        var (id, name) = await StaffBrowser.NewMember(hub, Roles.Agent);
        using var browser = new StaffBrowser(hub);
        var wrong = await Message(await browser.SignIn(name, "not the password"));
        wrong.ShouldContain("type the password again");
        wrong.ShouldContain("Ask your administrator");
        (await Message(await browser.SignIn("nobody-at-all"))).ShouldBe(wrong);

        (await Staff.Disable(id, by: null, CancellationToken.None)).Refusal.ShouldBeNull();
        (await Message(await browser.SignIn(name))).ShouldBe(wrong);
    }

    [Fact]
    public async Task After_five_wrong_tries_even_the_right_password_has_to_wait()
    {
        var (_, name) = await StaffBrowser.NewMember(hub, Roles.Agent);
        using var browser = new StaffBrowser(hub);
        for (var tried = 0; tried < 5; tried++)
            await browser.SignIn(name, "not the password");
        (await browser.SignIn(name)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_form_without_our_token_is_refused_and_signs_nobody_in_or_out()
    {
        var (_, name) = await StaffBrowser.NewMember(hub, Roles.Agent);
        using var browser = new StaffBrowser(hub);
        var forged = await browser.Submit("/sign-in", ("Form.SignInName", name), ("Form.Password", StaffBrowser.Password), ("__RequestVerificationToken", null));
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await StaffBrowser.Parse(forged)).QuerySelector("h1")!.TextContent.ShouldBe("This form is too old to send");

        await browser.SignIn(name);
        (await browser.Post("/sign-out")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.Get("/not-found")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.Get("/staff")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Who_signs_out_is_a_stranger_again()
    {
        var (_, browser) = await StaffBrowser.SignedIn(hub, Roles.Admin);
        using (browser)
        {
            (await browser.Submit("/staff")).Headers.Location!.ToString().ShouldBe("/sign-in");
            (await browser.Get("/staff")).StatusCode.ShouldBe(HttpStatusCode.Found);
        }
    }

    [Fact]
    public async Task Whoever_is_switched_off_loses_access_with_the_next_click_and_gets_it_back_only_by_signing_in_again()
    {
        var (id, browser) = await StaffBrowser.SignedIn(hub, Roles.Admin);
        await StaffBrowser.NewMember(hub, Roles.Admin);
        using (browser)
        {
            (await browser.Get("/staff")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await Staff.Disable(id, by: null, CancellationToken.None)).Refusal.ShouldBeNull();
            (await browser.Get("/staff")).StatusCode.ShouldBe(HttpStatusCode.Found);
            await Staff.Enable(id, by: null, CancellationToken.None);
            (await browser.Get("/staff")).StatusCode.ShouldBe(HttpStatusCode.Found);
        }
    }

    [Fact]
    public async Task Other_counties_end_the_session_that_knew_the_old_ones()
    {
        var (id, browser) = await StaffBrowser.SignedIn(hub, Roles.Liaison, "06037");
        using (browser)
        {
            (await browser.Get("/staff")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            await Staff.SetAccess(id, [Roles.Liaison], ["06001"], by: null, CancellationToken.None);
            (await browser.Get("/staff")).StatusCode.ShouldBe(HttpStatusCode.Found);
        }
    }

    private static async Task<string> Message(HttpResponseMessage answer) =>
        (await StaffBrowser.Parse(answer)).QuerySelector("[role=alert]")!.TextContent;
}
