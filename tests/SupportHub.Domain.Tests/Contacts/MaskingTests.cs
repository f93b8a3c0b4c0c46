using System.Text.Json;
using System.Text.Json.Nodes;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;

namespace SupportHub.Domain.Tests.Contacts;

/// <summary>Every event and every text in it is decided on: what erasure masks, and what is nobody's.</summary>
public sealed class MaskingTests
{
    private const string Canary = "canary";

    // What is left of a person's events, and why it may be.
    private static readonly string[] s_notPersonal =
    [
        "ConversationStarted.HubAddress", "ChannelMoved.HubAddress",       // our own number, or our site's key
        "ConversationStarted.Program", "ConversationStarted.State",              // of the number or the site
        "BotReplied.Turn.Decision", "BotReplied.Turn.Topic", "BotReplied.Turn.ContentVersion",
        "BotReplied.Dialogue.County", "BotReplied.Dialogue.State",               // a county of many thousands
        "ConversationTakenOver.Dialogue.County", "ConversationTakenOver.Dialogue.State", "ConversationTakenOver.Case.County",
        "AnswerRated.Topic", "AnswerRated.ContentVersion", "ConversationHandedOff.Topic", "CrisisRecognized.Topic",
        "NoticeSent.Notice", "NoticeHeld.Notice",                                // a phrase's key
        "DeliveryReported.ErrorCode",                                            // the provider's own
        "CaseLinked.County", "CaseOpened.County",
    ];

    public static TheoryData<Type> Events =>
    [
        .. typeof(ConversationEvent).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ConversationEvent)) || type.IsSubclassOf(typeof(CaseEvent))).OrderBy(type => type.Name),
    ];

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_text_of_an_event_is_masked_or_said_to_be_nobodys(Type type)
    {
        var happened = Filled(type);
        var said = Texts(happened).ToList();
        said.Where(text => !text.Value.Contains(Canary, StringComparison.Ordinal)).ShouldBeEmpty("every text was filled");

        var left = Texts(Masked(happened)).Where(text => text.Value.Contains(Canary, StringComparison.Ordinal)).Select(text => text.Member);

        left.ShouldBe(said.Select(text => text.Member).Intersect(s_notPersonal), ignoreOrder: true);
    }

    [Fact]
    public void Nothing_is_said_to_be_nobodys_that_is_not_there() => s_notPersonal.ShouldBeSubsetOf(
        Events.Select<object[], object>(row => Filled((Type)row[0])).SelectMany(Texts).Select(text => text.Member));

    [Theory]
    [MemberData(nameof(Events))]
    public void What_is_masked_stays_as_it_is(Type type)
    {
        var once = Masked(Filled(type));

        Json(Masked(once)).ShouldBe(Json(once));
    }

    // An event of this class with a canary in every text, as a reader of the log would make it from JSON.
    private static object Filled(Type type) => JsonSerializer.Deserialize(Example(type).ToJsonString(), type)!;

    private static JsonNode Example(Type type)
    {
        if (type == typeof(string)) return JsonValue.Create(Canary);
        if (Nullable.GetUnderlyingType(type) is { } inner) return Example(inner);
        if (type == typeof(Guid)) return JsonValue.Create(s_id);
        if (type == typeof(DateTimeOffset)) return JsonValue.Create(DateTimeOffset.UnixEpoch);
        if (type == typeof(bool)) return JsonValue.Create(true);
        if (type.IsPrimitive || type.IsEnum) return JsonValue.Create(1);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return new JsonArray(Example(type.GetGenericArguments()[0]));
        return new JsonObject(type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!.GetParameters()
            .Select(parameter => KeyValuePair.Create(parameter.Name!, (JsonNode?)Example(parameter.ParameterType))));
    }

    private static readonly Guid s_id = new("0195a1b0-0000-7000-8000-000000000001");

    private static object Masked(object happened) => happened is CaseEvent of
        ? new CaseErasure(s_id, true, new HashSet<Guid> { s_id }).Masked(of)
        : Conversation.Masked((ConversationEvent)happened);

    private static IEnumerable<(string Member, string Value)> Texts(object happened) => Texts(happened.GetType().Name, JsonNode.Parse(Json(happened)));

    private static IEnumerable<(string Member, string Value)> Texts(string path, JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts($"{path}.{member.Key}", member.Value)),
        JsonArray items => items.SelectMany(item => Texts(path, item)),
        JsonValue value when value.TryGetValue<string>(out var text) && !Guid.TryParse(text, out _) && !DateTimeOffset.TryParse(text, out _) => [(path, text)],
        _ => [],
    };

    private static string Json(object happened) => JsonSerializer.Serialize(happened, happened.GetType());
}
