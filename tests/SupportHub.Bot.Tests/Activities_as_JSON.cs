using System.Text.Json;
using SupportHub.Bot.Activities;

namespace SupportHub.Bot.Tests;

public sealed class Activities_as_JSON
{
    [Fact]
    public void Neither_nulls_nor_empty_strings_nor_empty_lists_are_written()
    {
        var json = ActivityJson.Write(new() { Type = "message", Text = "", Locale = "", ReplyToId = null, Attachments = [] });

        json.ShouldBe("""{"type":"message","text":""}""");
    }

    [Fact]
    public void Suggested_actions_always_say_to_whom()
    {
        var json = ActivityJson.Write(new() { Type = "message", SuggestedActions = new() });

        JsonDocument.Parse(json).RootElement.GetProperty("suggestedActions").GetProperty("to").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Unknown_fields_and_channel_data_come_out_as_they_came_in()
    {
        const string Json = """{"type":"message","from":{"id":"u1","aadObjectId":"x"},"channelData":{"clientActivityID":"7","n":1.50},"callerId":"urn:botframework:azure"}""";

        var written = JsonDocument.Parse(ActivityJson.Write(ActivityJson.Read(Json)!)).RootElement;

        written.GetProperty("callerId").GetString().ShouldBe("urn:botframework:azure");
        written.GetProperty("from").GetProperty("aadObjectId").GetString().ShouldBe("x");
        written.GetProperty("channelData").GetRawText().ShouldBe("""{"clientActivityID":"7","n":1.50}""");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":"message","text":5}""")]
    [InlineData("""{"type":"event"}""")]
    [InlineData("not json")]
    public void What_is_no_activity_is_refused(string json) => ActivityJson.Read(json).ShouldBeNull();

    [Fact]
    public void A_kind_we_do_not_know_is_read_all_the_same() => ActivityJson.Read("""{"type":"future"}""")!.Type.ShouldBe("future");

    [Fact]
    public void Chinese_is_written_readably() =>
        ActivityJson.Write(new() { Type = "message", Text = "您好" }).ShouldContain("您好");
}
