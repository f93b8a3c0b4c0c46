using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Records;
using SupportHub.Web.Inbox;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

public class ConsentTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task STOP_is_recorded_and_never_answered_and_what_an_agent_sends_then_is_blocked_where_they_see_it()
    {
        var client = new TextingClient(hub);
        await client.Text("hello");
        await hub.SettledAsync();
        var before = client.Got.Count;

        await client.Text("STOP");
        await hub.SettledAsync();

        (await client.OptedOut()).ShouldBeTrue();
        var blocked = await client.Until(DeliveryStatus.Blocked, () => client.AgentReplies("Are you still there?"));
        blocked.ErrorCode.ShouldBeNull();
        client.Got.Count.ShouldBe(before);
    }

    [Fact]
    public async Task START_restores_and_texts_leave_again()
    {
        var client = new TextingClient(hub);
        await client.Text("STOP");
        (await client.OptedOut()).ShouldBeTrue();

        await client.Text("START");

        (await client.OptedOut()).ShouldBeFalse();
        await client.Until(DeliveryStatus.Delivered, () => client.AgentReplies("Welcome back."));
        client.Got[^1].Body.ShouldBe("Welcome back.");
    }

    [Theory]
    [InlineData("HELP", null, "SupportHub benefits help.")]
    [InlineData("info", "hello", "SupportHub benefits help.")]
    [InlineData("Help.", null, "SupportHub benefits help.")]
    [InlineData("HELP", "perdí mi tarjeta EBT", "SupportHub, ayuda con beneficios.")]
    [InlineData("HELP", "我唔見咗張EBT卡", "SupportHub福利諮詢。")]
    [InlineData("AYUDA", null, "SupportHub, ayuda con beneficios.")]
    [InlineData("ayuda", "hello", "SupportHub, ayuda con beneficios.")]
    [InlineData("幫助", null, "SupportHub福利諮詢。")]
    public async Task HELP_is_answered_by_one_text_that_says_who_we_are_in_the_client_s_language(string word, string? wroteBefore, string answer)
    {
        var client = new TextingClient(hub);
        if (wroteBefore is not null) await client.Text(wroteBefore);
        await hub.SettledAsync();
        var before = client.Heard.Count;

        await client.Text(word);
        await hub.SettledAsync();

        // Twilio's own answer to its own words is English and names nobody.
        client.Heard.Skip(before).Where(text => text.Body != "Reply STOP to unsubscribe. Msg&Data Rates May Apply.").ShouldHaveSingleItem().Body.ShouldStartWith(answer);
        (await client.OptedOut()).ShouldBeFalse();
    }

    [Fact]
    public async Task After_STOP_nothing_answers_HELP_and_START_is_heard_in_the_client_s_language()
    {
        var client = new TextingClient(hub);
        await client.Text("perdí mi tarjeta EBT");
        await hub.SettledAsync();
        await client.Text("ALTO");
        await client.Text("STOP");
        var before = client.Got.Count;

        await client.Text("HELP");
        await client.Text("AYUDA");
        await hub.SettledAsync();
        client.Got.Count.ShouldBe(before);

        await client.Text("START");
        await hub.SettledAsync();
        client.Got.Skip(before).ShouldHaveSingleItem().Body.ShouldStartWith("Va a recibir otra vez los mensajes de SupportHub.");
    }

    [Theory]
    [InlineData("hello", null)]
    [InlineData("perdí mi tarjeta EBT", "SupportHub, ayuda con beneficios.")]
    [InlineData("我唔見咗張EBT卡", "SupportHub福利諮詢。")]
    public async Task Where_our_own_words_at_Twilio_answer_HELP_we_answer_those_who_read_no_English(string wroteBefore, string? answer)
    {
        var client = new TextingClient(hub);
        await client.Text(wroteBefore);
        await hub.SettledAsync();
        var before = client.Got.Count;

        await hub.Twilio.Post(hub.Twilio.Hub!.Messages, client.Form("HELP", ("OptOutType", "HELP")));
        await hub.SettledAsync();

        var heard = client.Got.Skip(before).Select(text => text.Body).ToList();
        if (answer is null) heard.ShouldBeEmpty();
        else heard.ShouldHaveSingleItem().ShouldStartWith(answer);
    }

    [Theory]
    [InlineData("START", "You have successfully been re-subscribed")]
    [InlineData("YES", "You have successfully been re-subscribed")]
    [InlineData("INICIAR", "Va a recibir otra vez los mensajes de SupportHub.")]
    public async Task START_and_its_kin_are_answered_once(string word, string answer)
    {
        var client = new TextingClient(hub);
        await client.Text(word == "INICIAR" ? "ALTO" : "STOP");
        (await client.OptedOut()).ShouldBeTrue();
        var before = client.Heard.Count;

        await client.Text(word);
        await hub.SettledAsync();

        (await client.OptedOut()).ShouldBeFalse();
        client.Heard.Skip(before).ShouldHaveSingleItem().Body.ShouldStartWith(answer);
    }

    [Fact]
    public async Task Where_the_carrier_is_told_not_to_answer_we_do()
    {
        const string ours = "+14155550188";
        await hub.Services.GetRequiredService<HubNumbers>().Save(new(ours, null, null, Language.Spanish, "Línea", CarrierAnswers: false), null, TextingClient.Patience);
        var client = new TextingClient(hub);

        foreach (var word in new[] { "HELP", "START" })
        {
            var form = client.Form(word, ("OptOutType", word)).Select(field => field.Key == "To" ? new("To", ours) : field).ToList();
            (await hub.Twilio.Post(hub.Twilio.Hub!.Messages, form)).Status.ShouldBe(200);
        }
        await hub.SettledAsync();

        (await client.Shown()).Where(line => line.Author == Participant.System).Select(line => line.Text.Split('.')[0])
            .ShouldBe(["SupportHub, ayuda con beneficios", "Va a recibir otra vez los mensajes de SupportHub"]);
    }

    [Fact]
    public async Task Who_opted_out_and_writes_all_the_same_is_taken_to_people_and_answered_again_after_START()
    {
        var client = new TextingClient(hub);
        await client.Text("STOP");
        var before = client.Got.Count;

        await client.Text("i lost my ebt card");
        await hub.SettledAsync();

        client.Got.Count.ShouldBe(before);
        (await client.Received()).ShouldBe(["STOP", "i lost my ebt card"]);
        var header = await Header(client);
        (header.Holder, header.HandoffReason, header.CannotSend, header.WaitingSince is not null).ShouldBe((Holder.Agents, HandoffReason.OptedOut, true, true));

        await client.Text("START");
        await client.Text("please");
        await hub.SettledAsync();

        (await Header(client)).Holder.ShouldBe(Holder.Bot);
        client.Got.Count.ShouldBeGreaterThan(before + 1);
    }

    [Fact]
    public async Task START_brings_the_bot_back_also_where_people_called_and_resolved()
    {
        var client = new TextingClient(hub);
        await client.Text("STOP");
        await client.Text("i lost my ebt card");
        await hub.SettledAsync();
        var conversation = (await client.Conversation())!.Value;
        await hub.Store.Conversations.Update(conversation, c => c.Resolve(TextingClient.Amy, hub.Clock.GetUtcNow()), new($"staff:{TextingClient.Amy}"), TextingClient.Patience);

        await client.Text("START");
        (await Header(client)).Resolved.ShouldBeTrue();
        await hub.SettledAsync();
        var before = client.Got.Count;
        await client.Text("how do i apply for food stamps");
        await hub.SettledAsync();

        var header = await Header(client);
        (header.Id, header.Holder, header.HandoffReason, header.WaitingSince).ShouldBe((conversation, Holder.Bot, null, null));
        client.Got.Count.ShouldBeGreaterThan(before);
    }

    [Theory]
    [InlineData("stopped by the office today")]
    [InlineData("cancel my appointment")]
    [InlineData("no más estampillas?")]
    [InlineData("停止收到糧食券")]
    [InlineData("取消咗我嘅白卡")]
    [InlineData("necesito cancelar mi cita")]
    [InlineData("END of the month?")]
    [InlineData("quit my job")]
    public async Task What_only_looks_like_a_word_of_consent_is_a_message(string body)
    {
        var client = new TextingClient(hub);

        await client.Text(body);
        await hub.SettledAsync();

        (await client.OptedOut()).ShouldBeFalse();
        (await client.Received()).ShouldBe([body]);
    }

    [Fact]
    public async Task The_ledger_keeps_who_when_how_and_with_which_words()
    {
        var client = new TextingClient(hub);
        await client.Text("ALTO");
        await client.Text("comenzar");
        await hub.Twilio.Post(hub.Twilio.Hub!.Messages, client.Form("basta ya", ("OptOutType", "STOP")));

        await using var connection = await hub.Database.OpenConnectionAsync();
        var ledger = await connection.QueryAsync<(int Change, int How, string Wording, string By)>(
            "SELECT change, how, wording, by FROM consent_ledger WHERE address = @Number ORDER BY id", new { client.Number });

        ledger.ShouldBe([(0, 0, "ALTO", "contact"), (1, 0, "comenzar", "contact"), (0, 1, "basta ya", "contact")]);
    }

    private async Task<ConversationHeader> Header(TextingClient client) =>
        (await hub.Services.GetRequiredService<ConversationQuery>().Header((await client.Conversation())!.Value, TextingClient.Patience))!;

    [Theory]
    [InlineData("stopped by the office today")]
    [InlineData("please help")]
    [InlineData("stop it")]
    public async Task A_sentence_that_begins_with_such_a_word_is_a_message(string body)
    {
        var client = new TextingClient(hub);

        await client.Text(body);

        (await client.OptedOut()).ShouldBeFalse();
        (await client.Received()).ShouldBe([body]);
    }

    [Fact]
    public async Task Advanced_Opt_Out_s_own_words_count_too()
    {
        var client = new TextingClient(hub);

        (await hub.Twilio.Post(hub.Twilio.Hub!.Messages, client.Form("basta ya", ("OptOutType", "STOP")))).Status.ShouldBe(200);

        (await client.OptedOut()).ShouldBeTrue();
        (await client.Received()).ShouldBe(["basta ya"]);
    }

    [Fact]
    public async Task An_opt_out_that_only_Twilio_heard_blocks_the_text_and_is_recorded()
    {
        var client = new TextingClient(hub);
        await client.Text("hello");
        await hub.SettledAsync();
        var before = client.Got.Count;
        // The webhook of this STOP is lost: the hub is nowhere while it is posted.
        var address = hub.Twilio.Hub;
        hub.Twilio.Hub = address! with { ReachedAt = new Uri("http://127.0.0.1:1/") };
        await hub.Twilio.TextIn(client.Number, TextingClient.HubNumber, "STOP", TextingClient.Patience);
        hub.Twilio.Hub = address;
        (await client.OptedOut()).ShouldBeFalse();

        var blocked = await client.Until(DeliveryStatus.Blocked, () => client.AgentReplies("Are you there?"));

        blocked.ErrorCode.ShouldBe("21610");
        (await client.OptedOut()).ShouldBeTrue();
        client.Got.Count.ShouldBe(before);
    }
}
