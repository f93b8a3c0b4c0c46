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

    public string? Notice => Page.QuerySelector("[role=status]")?.TextContent.Trim();

    public Dictionary<string, string> Form => Page.QuerySelectorAll("#write input[name]:not([type=file], [type=checkbox]), #write textarea[name]")
        .ToDictionary(input => input.GetAttribute("name")!, input => input is AngleSharp.Html.Dom.IHtmlTextAreaElement area ? area.Value : input.GetAttribute("value") ?? "");

    /// <summary>What was uploaded and goes with the message, by name and id.</summary>
    public Dictionary<string, string> Attached => Page.QuerySelectorAll("#write input[type=checkbox][checked]")
        .ToDictionary(box => box.ParentElement!.TextContent.Trim(), box => box.GetAttribute("value")!);

    public async Task<PlainBrowser> Open(string language = "en")
    {
        await Show(await _http.GetAsync($"/chat/plain?site={ChatVisitor.Site}&lang={language}"));
        Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return this;
    }

    /// <summary>Presses a button of the page, with these fields filled in.</summary>
    public Task Press(string name, string value, params (string Name, string Value)[] typed) => Press(name, value, [], typed);

    /// <summary>The same, with files chosen.</summary>
    public async Task Press(string name, string value, (string Name, byte[] Content)[] files, params (string Name, string Value)[] typed)
    {
        Page.QuerySelectorAll($"#write button[name={name}]").Select(button => button.GetAttribute("value")).ShouldContain(value);
        var fields = Form;
        foreach (var (field, text) in typed) fields[field] = text;
        await Post([.. fields, .. Attached.Values.Select(id => KeyValuePair.Create("file", id)), new(name, value)], files);
    }

    /// <summary>As a browser posts it: a file field in which nothing was chosen is an empty part.</summary>
    public async Task Post(IEnumerable<KeyValuePair<string, string>> fields, params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        foreach (var (name, content) in files) form.Add(new ByteArrayContent(content), "upload", name);
        await Send(form);
    }

    public async Task Send(HttpContent form) => await Show(await _http.PostAsync("/chat/plain", form));

    /// <summary>Presses a button of the page's other form: a file of the conversation, or all of it.</summary>
    public async Task<HttpResponseMessage> Keep(string path, params KeyValuePair<string, string>[] fields) =>
        await _http.PostAsync($"/chat/plain/{path}", new FormUrlEncodedContent(
            [.. fields, .. Page.QuerySelectorAll("#kept input").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? ""))]));

    public void Dispose() => _http.Dispose();

    private async Task Show(HttpResponseMessage answer) => (Answer, Page) = (answer, await StaffBrowser.Parse(answer));
}
