using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.WebChat;

namespace SupportHub.Web.Tests.WebChat;

/// <summary>Whole ways in the chat, over its own wire, in the three languages.</summary>
public sealed class Walks_by_chat(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => ChatVisitor.Open(hub);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("en", "what is the phone number of my county office", "Saint Paul", "651-266-4444")]
    [InlineData("es", "cuál es el teléfono de la oficina de mi condado", "55101", "651-266-4444")]
    [InlineData("yue", "我個縣嘅辦公室電話幾多號", "Ramsey", "651-266-4444")]
    public async Task The_place_is_asked_and_a_city_a_ZIP_code_or_a_county_answers(string language, string question, string place, string phone)
    {
        await using var visitor = await ChatVisitor.New(hub, language);
        await visitor.Join(language);
        await visitor.Send(question);
        await hub.SettledAsync();

        await visitor.Send(place);
        await hub.SettledAsync();

        (await Last(visitor, language)).Text.ShouldContain(phone);
    }

    [Theory]
    [InlineData("en", "qwertz blorp flimflam")]
    [InlineData("es", "quién ganó el partido de ayer")]
    [InlineData("yue", "點樣考車牌")]
    public async Task A_pressed_choice_is_understood(string language, string question)
    {
        await using var visitor = await ChatVisitor.New(hub, language);
        await visitor.Join(language);
        await visitor.Send(question);
        await hub.SettledAsync();
        var person = (await Last(visitor, language)).Choices!.Single(choice => choice.Value == "person");

        await visitor.Send(person.Label, choice: person.Value);
        await hub.SettledAsync();

        (await visitor.Join(language))!.State.Holder.ShouldBe("agents");
    }

    [Theory]
    [InlineData("en", "my husband hits me", "800-799-7233")]
    [InlineData("es", "mi esposo me golpea", "800-799-7233")]
    [InlineData("yue", "我唔想活喇", "988")]
    public async Task A_crisis_brings_the_line_and_a_person(string language, string told, string line)
    {
        await using var visitor = await ChatVisitor.New(hub, language);
        await visitor.Join(language);
        await visitor.Send(told);
        await hub.SettledAsync();

        var joined = (await visitor.Join(language))!;
        joined.Lines.Lines.ShouldContain(said => said.From == "bot" && said.Text.Contains(line));
        joined.State.Holder.ShouldBe("agents");
    }

    [Theory]
    [InlineData("en", "please stop texting me", "STOP")]
    [InlineData("es", "ya no me manden mensajes", "ALTO")]
    [InlineData("yue", "唔好再send俾我", "停止")]
    public async Task Texts_are_not_stopped_from_the_chat_but_it_is_said_how(string language, string wish, string word)
    {
        await using var visitor = await ChatVisitor.New(hub, language);
        await visitor.Join(language);
        await visitor.Send(wish);
        await hub.SettledAsync();

        (await Last(visitor, language)).Text.ShouldContain(word);
    }

    [Fact]
    public async Task Another_program_comes_as_a_button_and_Simplified_says_so_in_its_language()
    {
        await using var visitor = await ChatVisitor.New(hub, "yue");
        await visitor.Join("yue");
        await visitor.Send("我的EBT卡丢了，我怀孕了");
        await hub.SettledAsync();
        var offered = await Last(visitor, "yue");
        offered.Lang.ShouldBe("zh-Hans");
        var wic = offered.Choices!.Single(choice => choice.Value == "topic:wic-vs-snap");

        await visitor.Send(wic.Label, choice: wic.Value);
        await hub.SettledAsync();

        (await Last(visitor, "yue")).Text.ShouldContain("WIC");
        (await Last(visitor, "yue")).Lang.ShouldBe("zh-Hans");
    }

    private static async Task<ChatLine> Last(ChatVisitor visitor, string language) =>
        (await visitor.Join(language))!.Lines.Lines.Last(line => line.From == "bot");
}
