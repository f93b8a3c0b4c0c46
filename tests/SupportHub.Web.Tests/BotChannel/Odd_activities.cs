using System.Net;
using System.Text.Json.Nodes;

namespace SupportHub.Web.Tests.BotChannel;

/// <summary>What channels send that we do not know is let pass; what is no Activity is refused by name, never with a 500.</summary>
public sealed class Odd_activities(ChannelHub hub) : IClassFixture<ChannelHub>
{
    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("installationUpdate")]
    [InlineData("trace")]
    [InlineData("handoff")]
    [InlineData("invoke")]
    [InlineData("Message")]
    [InlineData("something.of.the.future")]
    public async Task A_kind_that_means_nothing_to_us_is_let_pass(string type)
    {
        await hub.Bring(hub.Channel.Activity(type, $"kind-{type}", new() { ["text"] = "i lost my ebt card", ["name"] = "n" }));
        hub.Posted($"kind-{type}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("handoff.status")]
    [InlineData("tokens/response")]
    [InlineData("unknown")]
    public async Task So_is_an_event_by_any_name(string name) =>
        await hub.Bring(hub.Channel.Activity("event", "events", new() { ["name"] = name, ["value"] = new JsonObject { ["state"] = "accepted" } }));

    [Fact]
    public async Task Fields_and_words_of_the_future_are_let_pass()
    {
        await hub.Write("future", "i lost my ebt card", new()
        {
            ["locale"] = "tlh-Latn-x-klingon", ["textFormat"] = "hologram", ["inputHint"] = "dreaming", ["attachmentLayout"] = "pile", ["deliveryMode"] = "carrierPigeon",
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "unheardOf", ["deep"] = new JsonObject { ["er"] = 1 } }), ["callerId"] = "urn:x", ["localTimezone"] = "Moon/Tycho",
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "https://x.example/a.png" }), ["newField"] = new JsonArray(1, "2", true),
        });
        hub.Posted("future", "message").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("type", null)]
    [InlineData("type", 5)]
    [InlineData("type", "")]
    [InlineData("text", 5)]
    [InlineData("channelId", null)]
    [InlineData("serviceUrl", null)]
    [InlineData("conversation", null)]
    [InlineData("conversation", "a word")]
    [InlineData("from", null)]
    [InlineData("timestamp", "yesterday")]
    [InlineData("membersAdded", "ana")]
    [InlineData("id", "..")]
    [InlineData("id", "a\u0001b")]
    [InlineData("deliveryMode", "expectReplies")]
    public async Task A_field_that_is_missing_or_of_the_wrong_kind_is_400(string field, object? value)
    {
        var activity = hub.Channel.Activity("message", "faults", new() { ["text"] = "hello" });
        activity.Remove(field);
        if (value is not null) activity[field] = value is int number ? JsonValue.Create(number) : JsonValue.Create((string)value);
        await Refused(activity.ToJsonString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("{")]
    [InlineData("{\"type\":\"event\"}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\"}")]
    [InlineData("{\"type\":\"message\",\"membersAdded\":[null],\"from\":null}")]
    public Task What_is_no_activity_is_400(string body) => Refused(body);

    [Fact]
    public async Task So_is_one_that_is_nested_without_end()
    {
        await Refused($"{{\"type\":\"message\",\"channelData\":{new string('[', 5000)}{new string(']', 5000)}}}");
        (await hub.Channel.Bring(new string('x', 300_000), hub.Token)).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_conversations_id_is_escaped_in_the_address_and_cannot_climb_out_of_it()
    {
        await hub.Write("a/../b?c=1#d|0000000 é", "i lost my ebt card");
        hub.Posted("a/../b?c=1#d|0000000 é", "message").ShouldNotBeEmpty();
        var climbing = hub.Channel.Activity("message", "..", new() { ["text"] = "hello" });
        await Refused(climbing.ToJsonString());
    }

    private async Task Refused(string body)
    {
        var (status, said) = await hub.Channel.Bring(body, hub.Token);
        status.ShouldBe(HttpStatusCode.BadRequest);
        ((string)JsonNode.Parse(said)!["error"]!["code"]!).ShouldBe("BadArgument");
    }
}
