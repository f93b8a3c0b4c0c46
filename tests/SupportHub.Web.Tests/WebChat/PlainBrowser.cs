using System.Net;
using AngleSharp.Dom;
using SupportHub.Web.Tests.Access;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.WebChat;

/// <summary>A browser without scripts and without cookies on the simple page: fills in the form as it is served and presses its buttons.</summary>
internal sealed class PlainBrowser(HubFixture hub) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = hub.Address };

    public IDocument Page { get; private set; } = null!;

    public HttpResponseMessage Answer { get; private set; } = null!;

    public IReadOnlyList<string> Lines => [.. Page.QuerySelectorAll(".said").Select(line => line.TextContent.Trim())];

    public string? Notice => Page.QuerySelector("[role=status]")?.TextContent;

    public Dictionary<string, string> Form => Page.QuerySelectorAll("form input[name], form textarea[name]")
        .ToDictionary(input => input.GetAttribute("name")!, input => input is AngleSharp.Html.Dom.IHtmlTextAreaElement area ? area.Value : input.GetAttribute("value") ?? "");

    public async Task<PlainBrowser> Open(string language = "en")
    {
        await Show(await _http.GetAsync($"/chat/plain?site={ChatVisitor.Site}&lang={language}"));
        Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return this;
    }

    /// <summary>Presses a button of the page, with these fields filled in.</summary>
    public async Task Press(string name, string value, params (string Name, string Value)[] typed)
    {
        Page.QuerySelectorAll($"form button[name={name}]").Select(button => button.GetAttribute("value")).ShouldContain(value);
        var fields = Form;
        foreach (var (field, text) in typed) fields[field] = text;
        await Post([.. fields, new(name, value)]);
    }

    public async Task Post(IEnumerable<KeyValuePair<string, string>> fields) =>
        await Show(await _http.PostAsync("/chat/plain", new FormUrlEncodedContent(fields)));

    public void Dispose() => _http.Dispose();

    private async Task Show(HttpResponseMessage answer) => (Answer, Page) = (answer, await StaffBrowser.Parse(answer));
}
