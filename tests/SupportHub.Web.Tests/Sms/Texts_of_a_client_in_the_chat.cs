using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Records;
using SupportHub.Web.Sms.Reconciling;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.WebChat;

namespace SupportHub.Web.Tests.Sms;

/// <summary>A client who texted, and went on in the chat.</summary>
public class Texts_of_a_client_in_the_chat(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await ChatVisitor.Open(hub);
        await hub.Services.GetRequiredService<HubNumbers>().Save(new(TextingClient.HubNumber, "calfresh", "CA", Language.English), null, default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task STOP_that_is_delivered_twice_is_one()
    {
        var (page, texts, conversation) = await InTheChat();
        await using var _ = page;
        var (stop, first) = await hub.Twilio.TextIn(texts.Number, TextingClient.HubNumber, "STOP", TextingClient.Patience);
        first.Status.ShouldBe(200);
        (await Channel(conversation)).ShouldBe(Domain.Conversations.Channel.WebChat);

        var again = await hub.Twilio.Deliver(stop, TextingClient.Patience);

        again.ShouldBe(first);
        (await texts.OptedOut()).ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_written_before_they_went_on_in_the_chat_and_is_found_later_leaves_them_there()
    {
        var (page, texts, conversation) = await InTheChat();
        await using var _ = page;
        var address = hub.Twilio.Hub;
        hub.Twilio.Hub = address! with { ReachedAt = new Uri("http://127.0.0.1:1/") };
        var (lost, _) = await hub.Twilio.TextIn(texts.Number, TextingClient.HubNumber, "where is my card", TextingClient.Patience);
        hub.Twilio.Hub = address;
        hub.Twilio.Ledger.Change(lost.Sid, text => text with { CreatedAt = hub.Clock.GetUtcNow().AddHours(-2) });
        var before = texts.Got.Count;

        (await hub.Services.GetRequiredService<Reconciliation>().Run(TextingClient.Patience)).ShouldNotBeNull().Taken.ShouldBe(1);
        await hub.SettledAsync();

        (await Channel(conversation)).ShouldBe(Domain.Conversations.Channel.WebChat);
        texts.Got.Count.ShouldBe(before);
        var lines = (await page.Join())!.Lines.Lines.Select(line => line.Text).ToList();
        lines.IndexOf("where is my card").ShouldBeInRange(0, lines.Count - 2, "it is answered here");
    }

    private async Task<(ChatVisitor Page, TextingClient Texts, Guid Conversation)> InTheChat()
    {
        var page = await ChatVisitor.New(hub);
        await page.Join();
        (await page.Send("hello")).Ok.ShouldBeTrue();
        await hub.SettledAsync();
        var code = new CodeVisitor(hub, page.Token, CodeVisitor.NewPhone());
        (await code.Prove()).Ok.ShouldBeTrue();
        var texts = new TextingClient(hub, code.Phone);
        await texts.Text("hello by text");
        (await page.Send("and I am back in the chat")).Ok.ShouldBeTrue();
        await hub.SettledAsync();
        return (page, texts, (await page.Join())!.Lines.Conversation!.Value);
    }

    private async Task<Channel> Channel(Guid conversation) => (await hub.Store.Conversations.Load(conversation, TextingClient.Patience))!.State.Channel;
}
