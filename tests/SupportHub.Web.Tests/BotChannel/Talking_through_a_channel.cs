using System.Net;
using System.Text.Json.Nodes;
using SupportHub.Domain.Conversations;
using SupportHub.StandIns.BotChannel;
using SupportHub.Web.Inbox;
using SupportHub.Web.Tests.Cases;
using SupportHub.Web.Tests.Sms;

namespace SupportHub.Web.Tests.BotChannel;

/// <summary>A conversation on somebody else's channel, from the first greeting to the end.</summary>
public sealed class Talking_through_a_channel(ChannelHub hub) : IClassFixture<ChannelHub>
{
    [Theory]
    [InlineData("en-GB", "i lost my ebt card", "en-US")]
    [InlineData("es-MX", "perdí mi tarjeta ebt", "es-US")]
    [InlineData("zh-HK", "我唔見咗張EBT卡", "zh-HK")]
    public async Task A_question_is_answered_as_a_reply_in_its_language(string locale, string question, string answered)
    {
        var talk = $"question-{locale}";
        var asked = hub.Channel.Activity("message", talk, new() { ["text"] = question, ["locale"] = locale });
        await hub.Bring(asked);

        var posted = hub.Posted(talk);
        // A bot that is quick enough is not seen typing.
        var answer = posted.SkipWhile(activity => activity.Type == "typing").ToList();
        answer.ShouldNotBeEmpty();
        answer.ShouldAllBe(activity => activity.Type == "message" && activity.Text!.Length > 0);
        foreach (var activity in posted)
        {
            activity.ReplyTo.ShouldBe((string)asked["id"]!);
            ((string)activity.Activity["replyToId"]!).ShouldBe((string)asked["id"]!);
            ((string)activity.Activity["locale"]!).ShouldBe(answered);
            ((string)activity.Activity["channelId"]!).ShouldBe(ChannelStandIn.ChannelId);
            ((string)activity.Activity["from"]!["id"]!).ShouldBe("the-bot");
            ((string)activity.Activity["recipient"]!["aadObjectId"]!).ShouldBe("x");
            ((string)activity.Activity["conversation"]!["tenantId"]!).ShouldBe("t");
            activity.Authorization.ShouldBe($"Bearer {ChannelStandIn.BotToken}");
        }
    }

    [Fact]
    public async Task A_message_that_is_delivered_again_is_not_answered_again()
    {
        var asked = hub.Channel.Activity("message", "again", new() { ["text"] = "i lost my ebt card" });
        await hub.Bring(asked);
        var answered = hub.Posted("again").Count;
        await hub.Bring(asked);
        hub.Posted("again").Count.ShouldBe(answered);
        answered.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Who_comes_is_greeted_once_and_the_bot_is_not()
    {
        var bot = new JsonObject { ["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "the-bot" }) };
        await hub.Bring(hub.Channel.Activity("conversationUpdate", "greeting", bot));
        hub.Posted("greeting").ShouldBeEmpty();

        var both = new JsonObject { ["locale"] = "es-ES", ["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "the-bot" }, new JsonObject { ["id"] = "dl_ana" }) };
        await hub.Bring(hub.Channel.Activity("conversationUpdate", "greeting", both));
        await hub.Bring(hub.Channel.Activity("conversationUpdate", "greeting", both));

        var greeted = hub.Posted("greeting").ShouldHaveSingleItem();
        greeted.Text!.ShouldContain("asistente automático");
        ((string)greeted.Activity["locale"]!).ShouldBe("es-US");
        await hub.Write("greeting", "perdí mi tarjeta ebt");
        hub.Posted("greeting", "message").Count(said => said.Text!.Contains("asistente automático", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Buttons_are_suggested_and_a_pressed_one_is_understood_however_the_channel_returns_it()
    {
        foreach (var (talk, press) in new (string, Func<string, JsonObject>)[]
        {
            ("value", value => new() { ["value"] = value }),
            ("web-chat", value => new() { ["text"] = value, ["channelData"] = new JsonObject { ["postBack"] = true } }),
            ("text", value => new() { ["text"] = value }),
        })
        {
            await hub.Write(talk, "what time does the library close");
            var asked = hub.Posted(talk, "message")[^1];
            ((string)asked.Activity["inputHint"]!).ShouldBe("expectingInput");
            var offered = asked.Activity["suggestedActions"]!;
            offered["to"]!.AsArray().ShouldBeEmpty();
            var person = offered["actions"]!.AsArray()[0]!;
            ((string)person["type"]!).ShouldBe("postBack");

            await hub.Bring(hub.Channel.Activity("message", talk, press((string)person["value"]!)));

            hub.Posted(talk, "event").ShouldHaveSingleItem(talk);
            // Agents read the button's words, not its value.
            (await hub.LastWords(talk)).ShouldBe((string)person["title"]!);
        }
    }

    [Fact]
    public async Task A_person_is_called_by_an_event_with_the_transcript_and_their_words_go_back_through_the_channel()
    {
        await hub.Write("person", "我想搵真人幫手 unique-talk", new() { ["locale"] = "zh-HK" });
        await hub.Write("person", "real person please", new() { ["locale"] = "zh-HK" });

        var initiate = hub.Posted("person", "event").ShouldHaveSingleItem().Activity;
        ((string)initiate["name"]!).ShouldBe("handoff.initiate");
        ((string)initiate["value"]!["reason"]!).ShouldNotBeEmpty();
        var transcript = initiate["attachments"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)transcript["contentType"]!).ShouldBe("application/json");
        ((string)transcript["name"]!).ShouldBe("Transcript");
        var said = transcript["content"]!["activities"]!.AsArray();
        ((string)said[0]!["text"]!).ShouldBe("我想搵真人幫手 unique-talk");
        ((string)said[0]!["from"]!["role"]!).ShouldBe("user");
        said.ShouldContain(line => (string)line!["from"]!["role"]! == "bot");
        said.ShouldAllBe(line => line!["timestamp"] != null);

        var conversation = await hub.InInbox("我想搵真人幫手 unique-talk");
        var desk = new Desk(hub);
        (await desk.Get<ReplyToClient>().Run(conversation, "Amy here.", desk.Amy, Desk.Patience)).ShouldBeNull();
        await hub.SettledAsync(TextingClient.Patience);
        hub.Posted("person", "message")[^1].Text.ShouldBe("Amy here.");
        (await Delivery("Amy here.")).ShouldBe(DeliveryStatus.Sent);

        (await desk.Get<ResolveConversation>().Run(conversation, desk.Amy, Desk.Patience)).ShouldBeNull();
        await hub.SettledAsync(TextingClient.Patience);
        ((string)hub.Posted("person")[^1].Activity["code"]!).ShouldBe("completedSuccessfully");
        hub.Posted("person")[^1].Type.ShouldBe("endOfConversation");
    }

    [Fact]
    public async Task After_the_channel_has_ended_it_an_agent_is_told_that_the_words_did_not_arrive()
    {
        await hub.Write("ended", "i want to talk to a person ended-talk");
        await hub.Bring(hub.Channel.Activity("endOfConversation", "ended"));
        var before = hub.Posted("ended").Count;
        var desk = new Desk(hub);
        await desk.Get<ReplyToClient>().Run(await hub.InInbox("i want to talk to a person ended-talk"), "too late", desk.Amy, Desk.Patience);
        await hub.SettledAsync(TextingClient.Patience);

        hub.Posted("ended").Count.ShouldBe(before);
        (await Delivery("too late")).ShouldBe(DeliveryStatus.Failed);
    }

    [Fact]
    public async Task A_channel_that_stumbles_gets_it_later_and_one_that_refuses_is_left_alone()
    {
        hub.Channel.Faults.Enqueue(HttpStatusCode.ServiceUnavailable);
        hub.Channel.Faults.Enqueue(HttpStatusCode.ServiceUnavailable);
        await hub.Write("stumbles", "i lost my ebt card");
        await hub.Channel.Until(posted => posted.Count(activity => activity is { Conversation: "stumbles", Type: "message" }) == 2, TextingClient.Patience);

        for (var i = 0; i < 3; i++) hub.Channel.Faults.Enqueue(HttpStatusCode.NotFound);
        await hub.Write("refuses", "i lost my ebt card refuses");
        hub.Posted("refuses").ShouldBeEmpty();
        hub.Channel.Faults.Clear();
        await using var waiting = hub.Database.CreateCommand(
            "SELECT count(*) FROM work_items WHERE done_at IS NULL AND conversation_id IN (SELECT conversation_id FROM messages WHERE text = 'i lost my ebt card refuses')");
        (await waiting.ExecuteScalarAsync()).ShouldBe(0L);
    }

    [Fact]
    public async Task A_message_that_is_too_long_is_refused_in_words()
    {
        await hub.Write("long", new string('x', 4001), new() { ["locale"] = "es" });
        hub.Posted("long").ShouldHaveSingleItem().Text!.ShouldContain("4,000");
    }

    [Fact]
    public async Task An_empty_message_and_one_that_cannot_be_stored_are_answered_too()
    {
        await hub.Write("empty", "");
        await hub.Write("nul", "a\0b\ud83d");
        hub.Posted("empty", "message").ShouldNotBeEmpty();
        hub.Posted("nul", "message").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_group_is_not_spoken_in()
    {
        await hub.Write("group", "i lost my ebt card", new() { ["conversation"] = new JsonObject { ["id"] = "group", ["isGroup"] = true } });
        hub.Posted("group").ShouldBeEmpty();
    }

    private async Task<DeliveryStatus> Delivery(string words)
    {
        await using var delivery = hub.Database.CreateCommand($"SELECT delivery FROM messages WHERE text = '{words}'");
        return (DeliveryStatus)(int)(await delivery.ExecuteScalarAsync())!;
    }
}
