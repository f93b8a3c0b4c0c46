using System.IO.Compression;
using System.Net;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.WebChat;

public sealed class Chat_page(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => ChatVisitor.Open(hub);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Stands_in_frames_of_the_sites_own_origins_only_and_lets_no_inline_code_in()
    {
        using var http = hub.CreateClient();

        var answer = await http.GetAsync($"/chat?site={ChatVisitor.Site}&lang=es-MX&from={ChatVisitor.Origin}");

        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain($"frame-ancestors 'self' {ChatVisitor.Origin}");
        policy.ShouldNotContain("unsafe");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("<html lang=\"es\"");
        html.ShouldContain($"data-parent=\"{ChatVisitor.Origin}\"");
    }

    [Theory]
    [InlineData("site=nobody")]
    [InlineData("")]
    [InlineData($"site={ChatVisitor.Site}&from=https://evil.example")]
    public async Task Is_not_there_for_a_site_or_an_origin_that_is_not_ours(string query)
    {
        using var http = hub.CreateClient();

        (await http.GetAsync($"/chat?{query}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Has_no_demonstration_site_beside_it_outside_the_demo()
    {
        using var http = hub.CreateClient();

        (await http.GetAsync("/demo/en")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(3_000, "/widget.js")]
    [InlineData(35_000, "/widget/chat.js", "/widget/chat.css", "/widget/signalr.js", "/widget/words.en.js")]
    [InlineData(35_000, "/widget/chat.js", "/widget/chat.css", "/widget/signalr.js", "/widget/words.es.js")]
    [InlineData(35_000, "/widget/chat.js", "/widget/chat.css", "/widget/signalr.js", "/widget/words.yue.js")]
    [InlineData(20_000, "/widget/chat.js", "/widget/chat.css", "/widget/words.yue.js")] // all that is needed to write
    public async Task Weighs_little_on_the_wire(int mostBytes, params string[] files)
    {
        using var http = hub.CreateClient();
        var bytes = 0;
        foreach (var file in files) bytes += Zipped(await http.GetByteArrayAsync(file));

        bytes.ShouldBeInRange(1, mostBytes);
    }

    [Fact]
    public async Task Names_its_files_by_their_content_so_that_a_phone_may_keep_them_for_good()
    {
        using var http = hub.CreateClient();
        var html = await http.GetStringAsync($"/chat?site={ChatVisitor.Site}&lang=yue");

        var files = System.Text.RegularExpressions.Regex.Matches(html, "\"(/widget/[^\"]+)\"").Select(match => match.Groups[1].Value).Distinct().ToList();

        files.Count.ShouldBe(7, html);
        foreach (var file in files)
        {
            file.ShouldMatch(@"\.[a-z0-9]{10}\.(js|css)$");
            (await http.GetAsync(file)).StatusCode.ShouldBe(HttpStatusCode.OK, file);
        }
    }

    [Fact]
    public async Task Is_sent_packed_to_whoever_can_unpack_it()
    {
        using var http = hub.CreateClient();
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/widget/chat.js");
        asked.Headers.AcceptEncoding.ParseAdd("gzip");

        var answer = await http.SendAsync(asked);

        answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
    }

    private static int Zipped(byte[] file)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.SmallestSize, leaveOpen: true)) zip.Write(file);
        return (int)zipped.Length;
    }
}
