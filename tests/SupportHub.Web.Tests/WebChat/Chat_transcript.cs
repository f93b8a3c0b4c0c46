using System.Net;
using System.Net.Http.Headers;
using SupportHub.Store.Events;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.WebChat;

public sealed class Chat_transcript(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => ChatVisitor.Open(hub);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("en", "<html lang=\"en\">", "You · ", "March 4, 2026, 12:00 PM", "SupportHub help desk</h1>")]
    [InlineData("es", "<html lang=\"es\">", "Usted · ", "4 de marzo de 2026, 12:00", "Su conversación")]
    [InlineData("yue", "<html lang=\"zh-Hant-HK\">", "您 · ", "2026年3月4日", "諮詢台")]
    public async Task Says_who_when_and_what_in_the_clients_language_and_zone(string language, params string[] words)
    {
        await using var visitor = await ChatVisitor.New(hub, language);
        await visitor.Join(language);
        await visitor.Send("<b>hola</b> & 你好");

        var answer = await Ask(visitor.Token, $"language={language}&zone=America/Chicago");

        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("conversation-2026-03-04.html");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var html = await answer.Content.ReadAsStringAsync();
        foreach (var word in words) html.ShouldContain(word);
        html.ShouldContain("&lt;b&gt;hola&lt;/b&gt; &amp; 你好");
    }

    [Fact]
    public async Task Holds_no_note_of_staff()
    {
        await using var visitor = await ChatVisitor.New(hub);
        await visitor.Join();
        var conversation = (await visitor.Send("hello")).Lines!.Conversation!.Value;
        var agent = Guid.CreateVersion7();
        await hub.Store.Conversations.Update(conversation, c => c.AddNote(Guid.CreateVersion7(), agent, "a secret note", hub.Clock.GetUtcNow()), new Act("system"), default);
        await hub.Store.Conversations.Update(conversation, c => c.Reply(Guid.CreateVersion7(), agent, "an answer", false, hub.Clock.GetUtcNow()), new Act("system"), default);

        var html = await (await Ask(visitor.Token, "zone=Not/AZone")).Content.ReadAsStringAsync();

        html.ShouldContain("an answer");
        html.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Is_given_to_nobody_else_and_not_before_the_first_message()
    {
        await using var visitor = await ChatVisitor.New(hub);
        await visitor.Join();

        (await Ask(visitor.Token, "")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Ask("forged", "")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Ask(null, "")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<HttpResponseMessage> Ask(string? token, string query)
    {
        using var http = hub.CreateClient();
        if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.GetAsync($"/api/chat/transcript?site={ChatVisitor.Site}&{query}");
    }
}
