using System.Net;
using System.Net.Http.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Records;
using SupportHub.Store.Work;
using SupportHub.Web.Sms.Copies;
using SupportHub.Web.Tests.Cases;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Sms;
using SupportHub.Web.WebChat.Codes;

namespace SupportHub.Web.Tests.WebChat;

/// <summary>The same conversation by text, back in the chat, and on another phone; nothing for whoever has not the phone in hand.</summary>
public sealed class Going_on_by_text(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await ChatVisitor.Open(hub);
        await hub.Services.GetRequiredService<HubNumbers>().Save(new(TextingClient.HubNumber, "calfresh", "CA", Language.English), null, default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Is_one_conversation_there_and_back_and_nothing_is_said_twice()
    {
        var (visitor, code) = await Writing("I want to talk to a person", "person");
        await using var page = visitor;
        var conversation = (await page.Join())!.Lines.Conversation!.Value;

        var done = await code.Prove();

        done.Ok.ShouldBeTrue(done.Text);
        done.Text.ShouldContain("…" + code.Phone[^4..]);
        await hub.SettledAsync();
        var texts = new TextingClient(hub, code.Phone);
        texts.Got.Count.ShouldBe(2, "the code, and the first text of the conversation");
        texts.Got[^1].Body.ShouldContain("your chat goes on here");
        texts.Got[^1].Body.ShouldContain("STOP");

        await hub.Store.Conversations.Update(conversation, c => c.Reply(Guid.CreateVersion7(), TextingClient.Amy, "It is on its way.", false, hub.Clock.GetUtcNow()), new("staff"), Desk.Patience);
        await hub.SettledAsync();
        texts.Got.Count(text => text.Body.Contains("on its way", StringComparison.Ordinal)).ShouldBe(1);
        await texts.Text("thank you, by text");
        var joined = (await page.Join())!;
        joined.State.ByText.ShouldBe(code.Phone[^4..]);
        joined.Lines.Lines.Select(line => line.Text).ShouldContain("thank you, by text");

        (await page.Send("and I am back in the chat")).Ok.ShouldBeTrue();
        await hub.SettledAsync();
        var state = (await hub.Store.Conversations.Load(conversation, Desk.Patience))!.State;
        (state.Channel, state.HubAddress).ShouldBe((Channel.WebChat, ChatVisitor.Site));
        (await page.Join())!.State.ByText.ShouldBeNull();
        (await Count("SELECT count(*)::int FROM conversations WHERE contact_id = (SELECT contact_id FROM conversations WHERE id = @conversation)", new { conversation })).ShouldBe(1);
        var lines = (await page.Join())!.Lines.Lines;
        lines.Select(line => line.Id).Distinct().Count().ShouldBe(lines.Count);
    }

    [Fact]
    public async Task Leaves_no_code_with_the_carrier()
    {
        var (visitor, code) = await Writing("hello");
        await using var page = visitor;
        (await code.Prove()).Ok.ShouldBeTrue();
        await hub.SettledAsync();
        await hub.Twilio.Ledger.WaitFor(ledger => ledger.Sent.All(text => text.Status == "delivered"), TextingClient.Patience);
        code.Got.ShouldNotBeEmpty();

        hub.Clock.Advance(CodesByText.Life);
        var sweep = hub.Services.GetRequiredService<CopySweep>();
        while (await sweep.Sweep(TextingClient.Patience) > 0)
        {
        }

        code.Got.ShouldBeEmpty();
    }

    [Fact]
    public async Task Needs_a_code_that_goes_before_other_texts_and_is_counted_in_the_rate_of_its_number_and_service()
    {
        // One segment is a quarter of an hour: after one text nothing leaves while this test runs.
        await hub.Services.GetRequiredService<MessagingServices>().Save(new("codes", 0.001, 0), null, default);
        await hub.Services.GetRequiredService<HubNumbers>().Save(new(TextingClient.HubNumber, "calfresh", "CA", Language.English, Service: "codes"), null, default);
        await Free("1 hour");
        var texting = new TextingClient(hub);
        await texting.Text("hello");
        var (visitor, code) = await Writing("hello");
        await using var page = visitor;
        (await code.Ask()).Ok.ShouldBeTrue();
        await hub.SettledAsync();
        (texting.Got.Count, code.Got.Count).ShouldBe((0, 0), "its number is busy");

        await Free("0");
        await hub.SettledAsync();

        (texting.Got.Count, code.Got.Count).ShouldBe((0, 1));
        (await Count("SELECT day_units::int FROM messaging_services WHERE name = 'codes'", new { })).ShouldBe(1);
        (await Count("SELECT (extract(epoch FROM free_at - now()) > 900)::int FROM messaging_services WHERE name = 'codes'", new { })).ShouldBe(1);
        await Free("0");
        await hub.SettledAsync();
        texting.Got.Count.ShouldBe(1);

        async Task Free(string within)
        {
            await using var free = hub.Database.CreateCommand($"UPDATE messaging_services SET free_at = now() + interval '{within}' WHERE name = 'codes'");
            await free.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public async Task Answers_a_text_in_the_language_the_chat_was_in()
    {
        await using var page = await ChatVisitor.New(hub, "es");
        await page.Join("es");
        await page.Send("Perdí mi tarjeta EBT");
        var code = new CodeVisitor(hub, page.Token, CodeVisitor.NewPhone());

        var asked = await code.Ask(language: "es");
        await hub.SettledAsync();
        await code.Confirm(asked.Id, code.Got[^1]);
        await hub.SettledAsync();

        var got = new TextingClient(hub, code.Phone).Got;
        got[0].Body.ShouldContain("Su código de SupportHub es");
        got[1].Body.ShouldContain("su chat sigue por aquí");
    }

    [Fact]
    public async Task Opens_the_phone_s_conversation_on_another_browser_with_a_token_of_its_own()
    {
        var (visitor, code) = await Writing("what I said on my first phone");
        await using var first = visitor;
        await code.Prove();
        await using var elsewhere = await ChatVisitor.New(hub);
        await elsewhere.Join();
        var there = new CodeVisitor(hub, elsewhere.Token, code.Phone);

        var done = await there.Prove("open");

        done.Ok.ShouldBeTrue(done.Text);
        done.Token.ShouldNotBeNull().ShouldNotBe(elsewhere.Token);
        done.Token.ShouldNotBe(first.Token);
        await using var opened = await ChatVisitor.Return(hub, done.Token);
        (await opened.Join())!.Lines.Lines.ShouldContain(line => line.Text == "what I said on my first phone");
        (await elsewhere.Join())!.Lines.Lines.ShouldBeEmpty("the token others may have seen shows nothing");
    }

    [Fact]
    public async Task Looks_the_same_for_a_number_that_never_wrote_and_for_one_that_stopped()
    {
        var known = new TextingClient(hub, CodeVisitor.NewPhone());
        await known.Text("hello");
        var stopped = new TextingClient(hub, CodeVisitor.NewPhone());
        await stopped.Text("hello");
        await stopped.Text("STOP");
        var unknown = CodeVisitor.NewPhone();
        await using var visitor = await ChatVisitor.New(hub);
        var answers = new List<string>();

        foreach (var number in new[] { known.Number, stopped.Number, unknown })
        {
            var asked = await new CodeVisitor(hub, visitor.Token, number).Ask("open");
            answers.Add($"{asked.Ok} {asked.Text} {asked.Hint}".Replace(Domain.Contacts.PhoneNumber.Display(number), "#", StringComparison.Ordinal));
        }
        await hub.SettledAsync();

        answers.Distinct().ShouldHaveSingleItem().ShouldContain("text START to");
        new CodeVisitor(hub, visitor.Token, known.Number).Got.Count.ShouldBe(1);
        new CodeVisitor(hub, visitor.Token, unknown).Got.Count.ShouldBe(1);
        new CodeVisitor(hub, visitor.Token, stopped.Number).Got.ShouldBeEmpty("who said STOP is not texted");
        (await new CodeVisitor(hub, visitor.Token, unknown).Prove("open")).Text.ShouldContain("did not find a conversation");
    }

    [Fact]
    public async Task Files_a_phone_that_wrote_before_with_nobody_until_it_is_asked_who_it_is()
    {
        var before = new TextingClient(hub, CodeVisitor.NewPhone());
        await before.Text("an earlier matter of mine");
        await hub.SettledAsync();
        var (page, code) = await Writing("a new question in the chat", phone: before.Number);
        await using var _ = page;
        var asked = await code.Ask();
        await hub.SettledAsync();

        var who = await code.Confirm(asked.Id, code.Got[^1]);

        (who.Ok, who.Ask, who.Token).ShouldBe((false, "me", null));
        who.Text.ShouldNotContain("earlier matter");
        var done = await code.Confirm(asked.Id, code.Got[^1], "me");
        done.Ok.ShouldBeTrue(done.Text);
        await using var again = await ChatVisitor.Return(hub, done.Token!);
        (await again.Join())!.Lines.Lines.ShouldContain(line => line.Text == "a new question in the chat");
        (await Count("""
            SELECT count(*)::int FROM conversations v JOIN contact_addresses a ON a.contact_id = v.contact_id AND a.channel = 1
            WHERE a.address = @Phone AND NOT v.resolved
            """, new { code.Phone })).ShouldBe(1);
        await before.Text("one conversation by now");
        (await again.Join())!.Lines.Lines.ShouldContain(line => line.Text == "one conversation by now");
    }

    [Theory]
    [InlineData("me llamo Ána")]
    [InlineData("ANA")]
    public async Task Understands_a_name_as_it_is_said_where_a_phone_is_several_people_s(string said)
    {
        var texts = new TextingClient(hub, CodeVisitor.NewPhone());
        await texts.Text("what Ana asked");
        await hub.SettledAsync();
        var contacts = hub.Services.GetRequiredService<Contacts>();
        var rosa = await contacts.FindOrCreate(Channel.WebChat, texts.Number, Language.Spanish, default);
        await Count("""
            WITH named AS (UPDATE contacts c SET name = CASE WHEN c.id = @Id THEN 'Rosa' ELSE 'Ana López' END
                WHERE c.id = @Id OR EXISTS (SELECT FROM contact_addresses a WHERE a.contact_id = c.id AND a.channel = 1 AND a.address = @Number))
            SELECT 1
            """, new { rosa.Id, texts.Number });
        await contacts.Link(rosa.Id, Channel.Sms, texts.Number, default);
        await using var visitor = await ChatVisitor.New(hub);
        var code = new CodeVisitor(hub, visitor.Token, texts.Number);
        var asked = await code.Ask("open");
        await hub.SettledAsync();
        (await code.Confirm(asked.Id, code.Got[^1])).Ask.ShouldBe("name");

        var done = await code.Confirm(asked.Id, code.Got[^1], said);

        await using var opened = await ChatVisitor.Return(hub, done.Token.ShouldNotBeNull());
        (await opened.Join())!.Lines.Lines.ShouldContain(line => line.Text == "what Ana asked");
    }

    [Fact]
    public async Task Makes_one_of_the_chat_and_a_text_conversation_that_is_open_beside_it()
    {
        var (page, code) = await Writing("a question in the chat");
        await using var _ = page;
        var chat = (await page.Join())!.Lines.Conversation!.Value;
        var contact = (await hub.Store.Conversations.Load(chat, Desk.Patience))!.State.ContactId;
        var beside = Guid.CreateVersion7();
        await hub.Store.Conversations.Update(beside, c => c.Receive(
            new(Channel.Sms, contact, code.Phone, TextingClient.HubNumber, null, null, null, Language.English),
            new(Guid.CreateVersion7(), Guid.NewGuid().ToString(), "by text, before", Domain.Contacts.SensitiveKinds.None, null, null), hub.Clock.GetUtcNow()), new("contact"), Desk.Patience);
        await hub.SettledAsync();
        hub.Clock.Advance(TimeSpan.FromMinutes(1));
        await page.Send("and again in the chat");
        await hub.SettledAsync();

        var done = await code.Prove();

        done.Ok.ShouldBeTrue(done.Text);
        var (going, ended) = ((await hub.Store.Conversations.Load(chat, Desk.Patience))!.State, (await hub.Store.Conversations.Load(beside, Desk.Patience))!.State);
        (going.Channel, going.Address, going.IsResolved, ended.IsResolved).ShouldBe((Channel.Sms, code.Phone, false, true));
    }

    [Fact]
    public async Task Shows_somebody_else_on_the_phone_nothing_of_whoever_wrote_from_it()
    {
        var theirs = new TextingClient(hub, CodeVisitor.NewPhone());
        await theirs.Text("something private of another person");
        await hub.SettledAsync();
        var (page, code) = await Writing("my own question", phone: theirs.Number);
        await using var _ = page;

        var done = await code.Prove(who: "other");

        done.Ok.ShouldBeTrue(done.Text);
        done.Token.ShouldBeNull();
        (await page.Join())!.Lines.Lines.Select(line => line.Text).ShouldNotContain("something private of another person");
    }

    [Fact]
    public async Task Takes_five_tries_ten_minutes_and_one_use_of_its_own_visitor_only()
    {
        var (page, code) = await Writing("hello");
        await using var _ = page;
        await using var stranger = await ChatVisitor.New(hub);
        var asked = await code.Ask();
        await hub.SettledAsync();
        var right = code.Got[^1];
        var wrong = right == "000000" ? "000001" : "000000";
        (await new CodeVisitor(hub, stranger.Token, code.Phone).Confirm(asked.Id, right)).Ok.ShouldBeFalse("it is another visitor's");
        for (var i = 0; i < 5; i++) (await code.Confirm(asked.Id, wrong)).Text.ShouldContain("did not work");
        (await code.Confirm(asked.Id, right)).Ok.ShouldBeFalse("five tries are all");

        var second = await code.Ask();
        await hub.SettledAsync();
        hub.Clock.Advance(CodesByText.Life);
        (await code.Confirm(second.Id, code.Got[^1])).Ok.ShouldBeFalse("it is too old");

        var third = await code.Ask();
        await hub.SettledAsync();
        var used = code.Got[^1];
        (await Task.WhenAll(code.Confirm(third.Id, used), code.Confirm(third.Id, used))).Count(done => done.Ok).ShouldBe(1);
        (await code.Ask()).Text.ShouldContain("several codes already");
    }

    [Fact]
    public async Task Texts_no_phone_codes_without_end_whoever_asks()
    {
        var phone = CodeVisitor.NewPhone();
        var asked = new List<bool>();
        for (var i = 0; i < 5; i++)
        {
            await using var visitor = await ChatVisitor.New(hub);
            asked.Add((await new CodeVisitor(hub, visitor.Token, phone).Ask("open")).Ok);
        }

        asked.ShouldBe([true, true, true, false, false]);
        await hub.SettledAsync();
        new CodeVisitor(hub, "", phone).Got.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("+44 20 7946 0958")]
    [InlineData("911")]
    [InlineData("")]
    public async Task Takes_numbers_of_this_country_only(string number)
    {
        await using var visitor = await ChatVisitor.New(hub);

        (await new CodeVisitor(hub, visitor.Token, number).Ask(number: number)).Text.ShouldContain("We can't text that number");
    }

    [Fact]
    public async Task Forgets_a_number_within_a_day_although_nobody_asks_again()
    {
        await using var visitor = await ChatVisitor.New(hub);
        var asked = await new CodeVisitor(hub, visitor.Token, CodeVisitor.NewPhone()).Ask("open");
        await hub.SettledAsync();
        var cleaning = hub.Services.GetServices<IHostedService>().OfType<WorkCleaning>().Single();
        await cleaning.Clean(default);
        (await Count("SELECT count(*)::int FROM text_codes WHERE id = @Id", asked)).ShouldBe(1);

        hub.Clock.Advance(TimeSpan.FromDays(1));
        await cleaning.Clean(default);

        (await Count("SELECT count(*)::int FROM text_codes", asked)).ShouldBe(0);
    }

    [Fact]
    public async Task Keeps_neither_the_number_nor_the_code_to_be_read()
    {
        var (page, code) = await Writing("hello");
        await using var _ = page;
        var asked = await code.Ask("open");
        await hub.SettledAsync();

        foreach (var table in new[] { "text_codes", "work_items", "messages", "audit" })
            foreach (var words in new[] { code.Phone, code.Phone[2..], code.Got[^1] })
                (await Count($"SELECT count(*)::int FROM {table} t WHERE strpos(t::text, @words) > 0", new { words })).ShouldBe(0, table);
        asked.Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task Is_not_there_for_somebody_without_a_token()
    {
        using var http = hub.CreateClient();

        (await http.PostAsJsonAsync("/api/chat/codes", new AskForCode(ChatVisitor.Site, "en", CodeVisitor.NewPhone(), "open"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Reads_the_token_as_files_and_transcripts_do()
    {
        await using var visitor = await ChatVisitor.New(hub);
        using var http = hub.CreateClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"bearer  {visitor.Token}");

        (await http.PostAsJsonAsync("/api/chat/codes", new AskForCode(ChatVisitor.Site, "en", CodeVisitor.NewPhone(), "open"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<(ChatVisitor Page, CodeVisitor Code)> Writing(string text, string? choice = null, string? phone = null)
    {
        var page = await ChatVisitor.New(hub);
        await page.Join();
        (await page.Send(text, choice: choice)).Ok.ShouldBeTrue();
        await hub.SettledAsync();
        return (page, new(hub, page.Token, phone ?? CodeVisitor.NewPhone()));
    }

    private async Task<int> Count(string sql, object values)
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<int>(sql, values);
    }
}
