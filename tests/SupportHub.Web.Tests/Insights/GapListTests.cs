using System.Text.Json;
using Dapper;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Erasure;
using SupportHub.Store.Readers;
using SupportHub.Web.Conversations;
using SupportHub.Web.Insights;
using SupportHub.Web.Tests.Cases;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Insights;

/// <summary>From a client's question that has no answer to the list that supervisors read.</summary>
public sealed class GapListTests(HubFixture hub) : IClassFixture<HubFixture>
{
    private readonly Desk _desk = new(hub);

    [Fact]
    public async Task A_question_without_an_answer_is_listed_masked_until_its_end_date_and_a_rebuild_finds_it_again()
    {
        var conversation = await _desk.Written("what time does the library in my town close? my name is Ana Zorrilla");
        await Counted();

        var question = await One(conversation);
        question.Text.ShouldBe("what time does the library in my town close? my name is •••");
        question.Kind.ShouldBe(GapKind.Unknown);
        question.Nearest.ShouldNotBeNull();

        (await _desk.Get<ReaderRebuild>().Run(GapReader.ReaderName, Desk.Patience)).ShouldBeTrue();
        (await One(conversation)).ShouldBe(question);

        hub.Clock.Advance(TimeSpan.FromDays(91));
        (await List()).ShouldBeEmpty();
        (await _desk.Get<GapCleaning>().Clean(Desk.Patience)).ShouldBeGreaterThan(0);
        (await Rows(conversation)).ShouldBe(0);
    }

    [Fact]
    public async Task An_erased_client_leaves_no_question()
    {
        var conversation = await _desk.Written("what time does the zoo open zebrafinch");
        await Counted();
        (await Rows(conversation)).ShouldBe(1);

        var contact = (await hub.Store.Conversations.Load(conversation, Desk.Patience))!.State.ContactId;
        (await _desk.Get<Eraser>().Erase(contact, null, "Asked for it, request 3", Desk.Patience)).Refusal.ShouldBeNull();

        (await Rows(conversation)).ShouldBe(0);
        (await _desk.Get<ReaderRebuild>().Run(GapReader.ReaderName, Desk.Patience)).ShouldBeTrue();
        (await Rows(conversation)).ShouldBe(0);
    }

    [Fact]
    public async Task No_to_did_this_answer_your_question_is_in_the_log_counted_and_listed_with_the_topic()
    {
        var visitor = Guid.NewGuid().ToString();
        var conversation = await Write(visitor, "Perdí mi tarjeta EBT");
        (await Said(conversation)).ShouldEndWith("¿Esto responde a su pregunta?");

        await Write(visitor, "no me sirvió");
        await Counted();

        (await Said(conversation)).ShouldStartWith("Gracias por decírmelo.");
        (await One(conversation)).ShouldSatisfyAllConditions(
            gap => gap.Kind.ShouldBe(GapKind.NotAnswered), gap => gap.Text.ShouldBe("Perdí mi tarjeta EBT"),
            gap => gap.Nearest.ShouldBe("ebt-card-lost"), gap => gap.Language.ShouldBe(Language.Spanish));
        (await _desk.Get<MeasureQuery>().Read(Desk.Patience)).Single(row => row.Measure == Measure.AnswersNotHelped).Today.ShouldBe(1);
        await using var connection = await hub.Database.OpenConnectionAsync();
        (await connection.QuerySingleAsync<string>(
            "SELECT data ->> 'Topic' FROM mt_events WHERE stream_id = @conversation AND type = 'answer_rated'", new { conversation })).ShouldBe("ebt-card-lost");
    }

    [Fact]
    public async Task The_command_prints_groups_with_counts_for_one_language_or_all()
    {
        foreach (var text in new[] { "what time does the swimming pool open", "when does the swimming pool open", "who won the soccer game last night" }) await _desk.Written(text);
        await Counted();
        using var output = new StringWriter();
        using var errors = new StringWriter();

        (await GapsCommand.Run(hub.Services, ["--lang", "en", "--json"], output, errors)).ShouldBe(0);

        var groups = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var pool = groups.Single(group => group.GetProperty("question").GetString()!.Contains("swimming"));
        pool.GetProperty("count").GetInt32().ShouldBe(2);
        pool.GetProperty("language").GetString().ShouldBe("en");
        groups.ShouldContain(group => group.GetProperty("question").GetString()!.Contains("soccer"));
        (await GapsCommand.Run(hub.Services, ["--lang", "fr"], output, errors)).ShouldBe(2);
    }

    private async Task Counted()
    {
        await hub.SettledAsync(Desk.Patience);
        await hub.CountedAsync(Desk.Patience);
    }

    private Task<IReadOnlyList<GapGroup>> List() => _desk.Get<GapQuery>().Read(null, Desk.Patience);

    private async Task<GapRow> One(Guid conversation) =>
        (await List()).SelectMany(group => group.Questions).Single(question => question.ConversationId == conversation);

    private async Task<long> Rows(Guid conversation)
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<long>("SELECT count(*) FROM gaps WHERE conversation_id = @conversation", new { conversation });
    }

    private async Task<string> Said(Guid conversation)
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<string>(
            "SELECT text FROM messages WHERE conversation_id = @conversation AND author = 1 ORDER BY version DESC, ordinal DESC LIMIT 1", new { conversation });
    }

    private async Task<Guid> Write(string visitor, string text)
    {
        var receipt = await _desk.Get<MessageIntake>().Receive(
            new(Channel.WebChat, Guid.NewGuid().ToString(), visitor, "demo", text, Language: Language.Spanish, State: "CA"), Desk.Patience);
        await hub.SettledAsync(Desk.Patience);
        return receipt.ConversationId;
    }
}
