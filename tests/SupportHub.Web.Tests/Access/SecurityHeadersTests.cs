using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Access;

public sealed class SecurityHeadersTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/staff")]
    [InlineData("/nothing/here")]
    [InlineData("/css/tokens.css")]
    public async Task Every_answer_carries_them_and_no_inline_script_may_run(string path)
    {
        using var browser = new StaffBrowser(hub);
        var headers = (await browser.Get(path)).Headers;
        var policy = headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
    }
}
