using System.Text.Json;
using SupportHub.Bot.Activities;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;
using SupportHub.Faq.Search;

namespace SupportHub.Bot.Tests;

public sealed class A_turn_of_the_bot
{
    private static readonly string s_folder = FindFolder();
    private static readonly BotContent s_content = BotContent.Load(s_folder);
    private static readonly FaqBot s_bot = new(FaqEngine.Build(s_content, new ModelFolder(Path.Combine(s_folder, "..", ".artifacts", "models"))));
    private static readonly Places s_places = PlacesFile.Load(s_folder, s_content);
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 20, 0, 0, TimeSpan.Zero);

    private static Activity Message(string text, string? locale = null) => new()
    {
        Type = ActivityTypes.Message,
        Id = "a1",
        ChannelId = "webchat",
        From = new() { Id = "visitor" },
        Recipient = new() { Id = "bot" },
        Conversation = new() { Id = "c1" },
        Text = text,
        Locale = locale,
    };

    private static BotTurnResult? Turn(Activity incoming, Dialogue? dialogue = null, Channel channel = Channel.WebChat) =>
        s_bot.Turn(incoming, new(s_now, channel, Language.English, dialogue ?? Dialogue.New, s_places));

    [Fact]
    public void A_message_is_answered_to_its_sender_in_its_language()
    {
        var result = Turn(Message("perdí mi tarjeta ebt"))!;

        result.Turn.Decision.ShouldBe("answer");
        result.Turn.Topic.ShouldBe("ebt-card-lost");
        foreach (var reply in result.Replies)
        {
            reply.Locale.ShouldBe("es-US");
            reply.From!.Id.ShouldBe("bot");
            reply.Recipient!.Id.ShouldBe("visitor");
            reply.Conversation!.Id.ShouldBe("c1");
            reply.ReplyToId.ShouldBe("a1");
        }
    }

    [Fact]
    public void Choices_are_suggested_actions_that_post_back_what_they_mean()
    {
        var asked = Turn(Message("what time does the library close"))!;
        var actions = asked.Replies[^1].SuggestedActions!.Actions;
        actions.Select(a => a.Value!.Value.GetString()).ShouldBe(["person", "no"]);

        var pressed = Turn(Message(actions[0].Title!) with { Value = actions[0].Value }, asked.Resolved.Next)!;

        pressed.Turn.Decision.ShouldBe("hand_off");
    }

    [Fact]
    public void A_person_is_called_with_a_handoff_event_that_says_why_and_how_urgently()
    {
        var initiate = Turn(Message("i want to die"))!.Replies[^1];

        initiate.Type.ShouldBe(ActivityTypes.Event);
        initiate.Name.ShouldBe("handoff.initiate");
        initiate.Conversation!.Id.ShouldBe("c1");
        initiate.Value!.Value.GetProperty("urgency").GetString().ShouldBe("Crisis");
        initiate.Value!.Value.GetProperty("topic").GetString().ShouldBe("crisis-suicide");
    }

    [Fact]
    public void An_answer_without_a_person_calls_nobody() =>
        Turn(Message("i lost my ebt card"))!.Replies.ShouldAllBe(r => r.Type == ActivityTypes.Message);

    [Fact]
    public void The_locale_of_the_message_decides_when_its_words_do_not() =>
        Turn(Message("EBT", "zh-HK"))!.Replies[0].Locale.ShouldBe("zh-HK");

    [Fact]
    public void A_text_is_plain_and_a_chat_message_is_Markdown()
    {
        Turn(Message("i lost my ebt card"), channel: Channel.Sms)!.Replies.ShouldAllBe(r => r.TextFormat == "plain");
        Turn(Message("i lost my ebt card"))!.Replies.ShouldAllBe(r => r.TextFormat == "markdown");
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("conversationUpdate")]
    [InlineData("something-of-the-future")]
    public void Other_kinds_are_ignored(string type) => Turn(Message("hi") with { Type = type }).ShouldBeNull();

    [Fact]
    public void Every_reply_is_written_as_the_protocol_wants()
    {
        foreach (var reply in Turn(Message("i want to die"))!.Replies.Concat(Turn(Message("what time does the library close"))!.Replies))
            NoNullsOrEmptyStrings(JsonDocument.Parse(ActivityJson.Write(reply)).RootElement);
    }

    private static void NoNullsOrEmptyStrings(JsonElement element)
    {
        element.ValueKind.ShouldNotBe(JsonValueKind.Null);
        if (element.ValueKind == JsonValueKind.String) element.GetString().ShouldNotBeEmpty();
        if (element.ValueKind == JsonValueKind.Object) foreach (var property in element.EnumerateObject()) NoNullsOrEmptyStrings(property.Value);
        if (element.ValueKind == JsonValueKind.Array) foreach (var item in element.EnumerateArray()) NoNullsOrEmptyStrings(item);
    }

    private static string FindFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "bot-content"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "bot-content");
    }
}
