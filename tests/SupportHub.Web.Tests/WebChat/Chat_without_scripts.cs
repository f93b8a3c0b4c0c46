using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Records;
using SupportHub.Web.Tests.Files;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Sms;

namespace SupportHub.Web.Tests.WebChat;

/// <summary>The simple page does what the chat does, one post at a time.</summary>
public sealed class Chat_without_scripts(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await ChatVisitor.Open(hub);
        await hub.Services.GetRequiredService<HubNumbers>().Save(new(TextingClient.HubNumber, "calfresh", "CA", Language.English), null, default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Asks_chooses_changes_language_hears_a_person_and_goes_on_by_text()
    {
        using var browser = await new PlainBrowser(hub).Open();
        await browser.Press("do", "send", ("text", "I lost my EBT card"));
        browser.Lines[0].ShouldBe("I lost my EBT card");
        await hub.SettledAsync();
        await browser.Press("do", "look");
        browser.Lines.Count.ShouldBeGreaterThan(1);
        browser.Page.QuerySelectorAll("#new").Length.ShouldBeLessThanOrEqualTo(1);

        await browser.Press("speak", "es");
        browser.Page.DocumentElement.GetAttribute("lang").ShouldBe("es");
        await browser.Press("do", "send", ("text", "quiero hablar con una persona"));
        await hub.SettledAsync();
        await browser.Press("do", "look");
        var conversation = await Conversation(browser);
        (await hub.Store.Conversations.Load(conversation, default))!.State.Language.ShouldBe(Language.Spanish);
        await hub.Store.Conversations.Update(conversation, c => c.Reply(Guid.CreateVersion7(), TextingClient.Amy, "Buenos días", false, hub.Clock.GetUtcNow()), new("staff"), default);
        await browser.Press("do", "look");
        browser.Lines.ShouldContain("Buenos días");
        await browser.Press("do", "look");
        browser.Notice.ShouldBe("Todavía no hay una respuesta nueva.");

        var phone = CodeVisitor.NewPhone();
        await browser.Press("do", "move", ("phone", phone));
        await hub.SettledAsync();
        await browser.Press("do", "confirm", ("digits", "12"));
        browser.Notice.ShouldBe("Ese código no funcionó. Le podemos mandar uno nuevo.");
        browser.Page.QuerySelector("#hint")!.TextContent.ShouldContain(PhoneNumber.Display(TextingClient.HubNumber));
        await browser.Press("do", "confirm", ("digits", new CodeVisitor(hub, "", phone).Got[^1]));
        browser.Notice!.ShouldContain(phone[^4..]);
        (await hub.Store.Conversations.Load(conversation, default))!.State.Address.ShouldBe(phone);
    }

    [Fact]
    public async Task Names_a_photo_that_was_sent_without_words()
    {
        using var browser = await new PlainBrowser(hub).Open();
        await browser.Press("do", "send", ("text", "here is my letter"));
        using var client = new FileClient(hub, browser.Form["token"]);
        var photo = await client.Upload(Sample.Jpeg, name: "letter.jpg");
        await using var visitor = await ChatVisitor.Return(hub, browser.Form["token"]);
        await visitor.Join();
        (await visitor.SendFiles("", ChatVisitor.NewKey(), photo.Id)).Ok.ShouldBeTrue();

        await browser.Press("do", "look");

        browser.Page.QuerySelectorAll("button.file").ShouldHaveSingleItem().TextContent.ShouldContain("letter.jpg");
        browser.Lines.ShouldAllBe(line => line.Length > 0);
    }

    [Fact]
    public async Task Opens_the_phone_s_conversation_again_once_it_is_proved()
    {
        var texting = new TextingClient(hub, CodeVisitor.NewPhone());
        await texting.Text("what I texted yesterday");
        await hub.SettledAsync();
        using var browser = await new PlainBrowser(hub).Open();

        await browser.Press("do", "open", ("phone", texting.Number));
        await hub.SettledAsync();
        await browser.Press("do", "confirm", ("digits", new CodeVisitor(hub, "", texting.Number).Got[^1]));

        browser.Lines.ShouldContain("what I texted yesterday");
    }

    [Fact]
    public async Task Presses_the_choices_that_were_offered_and_no_other()
    {
        using var browser = await new PlainBrowser(hub).Open();
        await browser.Press("do", "send", ("text", "card"));
        await hub.SettledAsync();
        await browser.Press("do", "look");
        var choice = browser.Page.QuerySelector("button[name=choice]")!;

        await browser.Post([.. browser.Form, new("choice", "topic:nobody-offered")]);
        browser.Lines.ShouldNotContain("topic:nobody-offered");
        await browser.Press("choice", choice.GetAttribute("value")!);

        browser.Lines.ShouldContain(choice.TextContent.Trim());
    }

    [Fact]
    public async Task Takes_a_form_that_is_sent_twice_once_and_new_words_in_an_old_form_too()
    {
        using var browser = await new PlainBrowser(hub).Open();
        await browser.Press("do", "send", ("text", "first"));
        var form = browser.Form;
        form["text"] = "said once";
        KeyValuePair<string, string>[] post = [.. form, new("do", "send")];

        await browser.Post(post);
        await browser.Post(post);
        form["text"] = "after the Back button";
        await browser.Post([.. form, new("do", "send")]);

        browser.Lines.Count(line => line == "said once").ShouldBe(1);
        browser.Lines.ShouldContain("after the Back button");
    }

    [Fact]
    public async Task Says_what_they_think_of_a_persons_help_in_two_taps_and_words_and_takes_the_conversation_home()
    {
        using var browser = await new PlainBrowser(hub).Open("es");
        await browser.Press("do", "send", ("text", "quiero hablar con una persona"));
        await hub.SettledAsync();
        var conversation = await Conversation(browser);
        await Do(c => c.Reply(Guid.CreateVersion7(), TextingClient.Amy, "Ya quedó", false, hub.Clock.GetUtcNow()));
        await Do(c => c.Resolve(TextingClient.Amy, hub.Clock.GetUtcNow()));

        await browser.Press("do", "look", ("text", "half a sent"));
        browser.Page.QuerySelector(".survey legend")!.TextContent.ShouldContain("¿Le resolvimos su problema?");
        var first = browser.Form;
        await browser.Press("rate", "Partly");
        await browser.Press("rate", "Easy");
        await browser.Post([.. first, new("rate", "NotSolved")]);
        var words = string.Join("\r\n", Enumerable.Repeat(new string('y', 99), 10));
        await browser.Post([.. browser.Form.Where(field => field.Key != "words"), new("words", words + "..."), new("do", "remark")]);
        browser.Page.QuerySelector("textarea[name=words]")!.TextContent.Length.ShouldBe(1002, "what was written is kept");
        await browser.Press("do", "look", ("words", words));
        await browser.Press("do", "remark");

        browser.Page.QuerySelector("p.survey")!.TextContent.ShouldContain("Gracias");
        browser.Form["text"].ShouldBe("half a sent");
        var said = (await hub.Store.Conversations.Load(conversation, default))!.State.Rating;
        (said.Verdict, said.Ease, said.Words!.Length).ShouldBe((HelpVerdict.Partly, HelpEase.Easy, 999));

        var home = await browser.Keep("transcript");
        home.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await home.Content.ReadAsStringAsync()).ShouldContain("Ya quedó");
        using var nobody = await new PlainBrowser(hub).Open();
        (await nobody.Keep("transcript", new("site", ChatVisitor.Site), new("token", nobody.Form["token"]))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        Task Do(Func<Conversation, Decision<ConversationEvent>> decide) => hub.Store.Conversations.Update(conversation, decide, new("staff"), default);
    }

    [Fact]
    public async Task Takes_the_form_of_a_page_that_was_open_before_it_had_files()
    {
        using var browser = await new PlainBrowser(hub).Open();

        using var form = new FormUrlEncodedContent([.. browser.Form.Where(field => field.Key != "text"), new("text", "¿hola?"), new("do", "send")]);
        await browser.Send(form);

        browser.Lines[0].ShouldBe("¿hola?");
    }

    [Fact]
    public async Task Leaves_no_trace_in_addresses_cookies_or_caches_and_runs_nothing()
    {
        using var browser = await new PlainBrowser(hub).Open();
        await browser.Press("do", "send", ("text", "<script>alert(1)</script> **not bold** [x](javascript:alert(1))"));

        browser.Answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        browser.Answer.Headers.Location.ShouldBeNull();
        browser.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var policy = browser.Answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        browser.Page.QuerySelectorAll("script, [href^=javascript], .you strong").ShouldBeEmpty();
        browser.Page.QuerySelectorAll("[href], [src], [action]").Select(element => element.OuterHtml)
            .ShouldAllBe(html => !html.Contains(browser.Form["token"], StringComparison.Ordinal) || html.StartsWith("<form", StringComparison.Ordinal));
        browser.Page.QuerySelector("form")!.GetAttribute("action").ShouldBe("/chat/plain#new");
        browser.Lines[0].ShouldStartWith("<script>");
    }

    [Fact]
    public async Task Shows_another_s_conversation_to_nobody_and_refuses_kindly()
    {
        using var mine = await new PlainBrowser(hub).Open();
        await mine.Press("do", "send", ("text", "mine alone"));
        using var other = await new PlainBrowser(hub).Open();
        var forged = other.Form;
        forged["token"] = mine.Form["token"][..^2] + "xx";

        await other.Post([.. forged, new("do", "look")]);
        other.Lines.ShouldBeEmpty();
        await mine.Press("do", "send", ("text", new string('x', 4001)));
        mine.Notice!.ShouldContain("4,000");
        mine.Form["text"].Length.ShouldBe(4001, "what was written is kept");
        await mine.Press("do", "move", ("phone", "12"));
        mine.Notice.ShouldBe("We can't text that number. Please write a US mobile number with its area code.");
    }

    [Theory]
    [InlineData("site=nobody")]
    [InlineData("")]
    public async Task Is_not_there_for_a_site_that_is_none_of_ours(string query)
    {
        using var http = hub.CreateClient();

        (await http.GetAsync($"/chat/plain?{query}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Is_linked_where_the_chat_itself_cannot_run()
    {
        using var http = hub.CreateClient();

        (await http.GetStringAsync($"/chat?site={ChatVisitor.Site}")).ShouldContain($"/chat/plain?site={ChatVisitor.Site}&amp;lang=es");
    }

    private async Task<Guid> Conversation(PlainBrowser browser)
    {
        await using var visitor = await ChatVisitor.Return(hub, browser.Form["token"]);
        return (await visitor.Join())!.Lines.Conversation!.Value;
    }
}
