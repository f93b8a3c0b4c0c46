using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Web.Access;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Access;

/// <summary>A staff member at a browser without scripts: follows no redirect by itself, fills in forms as they are served.</summary>
internal sealed class StaffBrowser(HubFixture hub) : IDisposable
{
    public const string Password = "a long enough password";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() })
    {
        BaseAddress = hub.Address,
        DefaultRequestHeaders = { { "Accept", "text/html" } },
    };

    public Task<HttpResponseMessage> Get(string path) => _http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    public async Task<IDocument> Read(string path) => await Parse(await Get(path));

    public static async Task<IDocument> Parse(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>Sends the page's form with these fields filled in; null takes a field out.</summary>
    public async Task<HttpResponseMessage> Submit(string path, params (string Name, string? Value)[] typed)
    {
        var form = (await Read(path)).QuerySelector("form") ?? throw new InvalidOperationException($"{path} has no form.");
        var fields = form.QuerySelectorAll("input[name]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        foreach (var (name, value) in typed)
            fields[name] = value ?? "";
        var action = form.GetAttribute("action") is { Length: > 0 } elsewhere ? elsewhere : path;
        return await _http.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(fields.Where(field => field.Value.Length > 0)));
    }

    /// <summary>What another site's page would send: the cookies, and nothing that only our form knows.</summary>
    public Task<HttpResponseMessage> Post(string path) => _http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent([]));

    public Task<HttpResponseMessage> SignIn(string name, string password = Password, string path = "/sign-in") =>
        Submit(path, ("Form.SignInName", name), ("Form.Password", password));

    public void Dispose() => _http.Dispose();

    /// <summary>A new account and its signed-in browser.</summary>
    public static async Task<(Guid Id, StaffBrowser Browser)> SignedIn(HubFixture hub, string role, params string[] counties)
    {
        var (id, name) = await NewMember(hub, role, counties);
        var browser = new StaffBrowser(hub);
        (await browser.SignIn(name)).StatusCode.ShouldBe(HttpStatusCode.Found);
        return (id, browser);
    }

    public static async Task<(Guid Id, string Name)> NewMember(HubFixture hub, string role, params string[] counties)
    {
        var name = $"{role}-{Guid.CreateVersion7().ToString("N")[20..]}";
        var staff = hub.Services.GetRequiredService<StaffDirectory>();
        var added = await staff.AddWithPassword(new(name, $"Test {role}", [role], counties), Password, onlyFirst: false, CancellationToken.None);
        return (added.Events.ShouldHaveSingleItem(), name);
    }
}
