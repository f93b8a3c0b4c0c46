using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Web.Clients;
using SupportHub.Web.Conversations;
using SupportHub.Web.Inbox;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

public class One_phone_several_people(HubFixture hub) : IClassFixture<HubFixture>
{
    private static readonly Act s_staff = new($"staff:{TextingClient.Amy}");
    private ContactBook Book => hub.Services.GetRequiredService<ContactBook>();

    [Theory]
    [InlineData("Ben")]
    [InlineData("my name is ben.")]
    [InlineData("BÉN")]
    public async Task Who_writes_is_asked_by_name_and_all_of_it_is_filed_to_that_one(string reply)
    {
        var (phone, ana, ben) = await AnaAndBen();

        await phone.Text("i lost my ebt card");
        await hub.SettledAsync();
        phone.Got.ShouldHaveSingleItem().Body.ShouldContain("Who is writing now?");
        phone.Got[0].Body.ShouldNotContain("Ana", Case.Insensitive);
        phone.Got[0].Body.ShouldStartWith("SupportHub");
        await phone.Text(reply);
        await hub.SettledAsync();

        (await Conversations(phone, ben)).ShouldHaveSingleItem().ShouldBe(["i lost my ebt card", reply]);
        (await Conversations(phone, ana)).ShouldBeEmpty();
        phone.Got.Count.ShouldBeGreaterThan(1);
        phone.Got.Skip(1).ShouldContain(text => text.Body.Contains("EBT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Carla", "Carla")]
    [InlineData("i need it by friday, what do i do now please", null)]
    public async Task A_name_that_is_nobody_s_or_no_name_is_somebody_new(string reply, string? name)
    {
        var (phone, ana, ben) = await AnaAndBen();

        await phone.Text("i lost my ebt card");
        await hub.SettledAsync();
        await phone.Text(reply);
        await hub.SettledAsync();

        (await Conversations(phone, ana)).ShouldBeEmpty();
        (await Conversations(phone, ben)).ShouldBeEmpty();
        var third = (await Book.PeopleOn(phone.Number, TextingClient.Patience)).Single(person => person.Id != ana && person.Id != ben);
        third.Name.ShouldBe(name);
        (await Conversations(phone, third.Id)).ShouldHaveSingleItem().ShouldBe(["i lost my ebt card", reply]);
    }

    [Fact]
    public async Task Within_some_hours_the_same_one_goes_on_and_after_a_silence_it_is_asked_again()
    {
        var (phone, ana, ben) = await AnaAndBen();
        await phone.Text("i lost my ebt card");
        await hub.SettledAsync();
        await phone.Text("Ben");
        await hub.SettledAsync();

        await phone.Text("thank you");
        await hub.SettledAsync();
        hub.Clock.Advance(TimeSpan.FromHours(13));
        await phone.Text("where is the office");
        await hub.SettledAsync();
        phone.Got[^1].Body.ShouldContain("Who is writing now?");
        await phone.Text("this is Ana");
        await hub.SettledAsync();

        (await Conversations(phone, ben)).ShouldHaveSingleItem().ShouldBe(["i lost my ebt card", "Ben", "thank you"]);
        (await Conversations(phone, ana)).ShouldHaveSingleItem().ShouldBe(["where is the office", "this is Ana"]);
    }

    [Fact]
    public async Task Two_texts_at_once_are_one_unknown_writer_s_with_the_phone_s_opt_out()
    {
        var (phone, _, ben) = await AnaAndBen();
        await using var connection = await hub.Database.OpenConnectionAsync();
        await connection.ExecuteAsync("UPDATE contacts SET opted_out = true, opted_out_at = now() WHERE id = @ben", new { ben });
        var now = hub.Clock.GetUtcNow();
        Task<Writing> Writes(DateTimeOffset at) =>
            hub.Services.GetRequiredService<Contacts>().Writing(Channel.Sms, phone.Number, Language.English, at, at, TextingClient.Patience);

        var writing = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Writes(now)));

        writing.Distinct().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.IsUnknown.ShouldBeTrue(), one => one.Contact.OptedOut.ShouldBeTrue(), one => one.Contact.Id.ShouldNotBe(ben));
        (await Writes(now.AddDays(1))).Contact.Id.ShouldNotBe(writing[0].Contact.Id);
    }

    [Fact]
    public async Task Danger_is_answered_at_once_whoever_writes()
    {
        var (phone, _, _) = await AnaAndBen();

        await phone.Text("i want to kill myself");
        await hub.SettledAsync();

        phone.Got.ShouldContain(text => text.Body.Contains("988", StringComparison.Ordinal));
        phone.Got.ShouldNotContain(text => text.Body.Contains("Who is writing", StringComparison.Ordinal));
        var header = await Header(phone);
        (header.Urgency, header.WriterUnknown).ShouldBe((Urgency.Crisis, true));
    }

    [Fact]
    public async Task STOP_from_the_phone_counts_for_everybody_on_it()
    {
        var (phone, ana, ben) = await AnaAndBen();

        await phone.Text("STOP");

        foreach (var contact in new[] { ana, ben })
            (await hub.Services.GetRequiredService<Contacts>().ById(contact, TextingClient.Patience))!.OptedOut.ShouldBeTrue();
        phone.Got.ShouldBeEmpty();
    }

    [Fact]
    public async Task STOP_and_START_count_for_those_too_of_whom_it_was_never_known_who_they_are()
    {
        var (phone, _, _) = await AnaAndBen();
        await phone.Text("i want to kill myself");
        await hub.SettledAsync();
        var (first, unknown) = ((await phone.Newest())!.Value, (await Header(phone)).ContactId);
        hub.Clock.Advance(TimeSpan.FromHours(13));

        await phone.Text("ALTO");
        await hub.SettledAsync();

        (await phone.Newest()).ShouldNotBe(first);
        (await OptedOut(unknown)).ShouldBeTrue();
        var before = phone.Got.Count;
        await hub.Store.Conversations.Update(
            first, c => c.Reply(Guid.CreateVersion7(), TextingClient.Amy, "Are you safe?", false, hub.Clock.GetUtcNow()), s_staff, TextingClient.Patience);
        await hub.SettledAsync();
        phone.Got.Count.ShouldBe(before);

        await phone.Text("COMENZAR");
        (await OptedOut(unknown)).ShouldBeFalse();

        async Task<bool> OptedOut(Guid contact) => (await hub.Services.GetRequiredService<Contacts>().ById(contact, TextingClient.Patience))!.OptedOut;
    }

    [Fact]
    public async Task Staff_file_a_conversation_to_somebody_and_the_one_they_had_open_goes_on_in_it()
    {
        var (phone, ana, ben) = await AnaAndBen();
        await phone.Text("i lost my ebt card");
        await hub.SettledAsync();
        await phone.Text("Ana");
        await hub.SettledAsync();
        var first = (await phone.Newest())!.Value;
        hub.Clock.Advance(TimeSpan.FromHours(13));
        await phone.Text("i want to kill myself");
        await hub.SettledAsync();
        var second = (await phone.Newest())!.Value;

        (await hub.Services.GetRequiredService<FileConversation>().Run(second, ana, null, s_staff, TextingClient.Patience)).ShouldBeNull();

        var (old, now) = ((await hub.Store.Conversations.Load(first, TextingClient.Patience))!.State, (await hub.Store.Conversations.Load(second, TextingClient.Patience))!.State);
        (old.IsResolved, now.ContactId, now.Writer, now.Holder).ShouldBe((true, ana, Writer.Known, Holder.Agents));
        (await Conversations(phone, ben)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_phone_on_which_one_person_says_it_is_not_safe_stays_quiet_for_all()
    {
        var (phone, ana, ben) = await AnaAndBen();
        await phone.Text("i lost my ebt card");
        await hub.SettledAsync();
        await phone.Text("Ben");
        await hub.SettledAsync();
        await Book.SetSafeToText(ana, false, "husband reads it", TextingClient.Amy, TextingClient.Patience);
        var before = phone.Got.Count;

        await hub.Services.GetRequiredService<Notices>().Say(
            (await phone.Newest())!.Value, Guid.CreateVersion7(), PhraseKeys.CountyAnswered, _ => [("county", "Alameda"), ("text", "yes")], TextingClient.Patience);
        await hub.SettledAsync();

        phone.Got.Count.ShouldBe(before);
        (await Header(phone)).IsUnsafe.ShouldBeTrue("who answers Ben is told too");
        (await Book.Card(ben, TextingClient.Patience))!.SamePhone.ShouldHaveSingleItem().Name.ShouldBe("Ana");
    }

    [Fact]
    public async Task A_notice_after_a_silence_says_who_we_are()
    {
        var client = new TextingClient(hub);
        await client.Text("perdí mi tarjeta EBT");
        await hub.SettledAsync();
        hub.Clock.Advance(TimeSpan.FromHours(14));

        await hub.Services.GetRequiredService<Notices>().Say(
            (await client.Conversation())!.Value, Guid.CreateVersion7(), PhraseKeys.CountyAnswered, _ => [("county", "Alameda"), ("text", "ok")], TextingClient.Patience);
        await hub.SettledAsync();

        (await client.Shown())[^1].Text.ShouldStartWith("SupportHub, ayuda con beneficios: ");
    }

    private async Task<(TextingClient Phone, Guid Ana, Guid Ben)> AnaAndBen()
    {
        var phone = new TextingClient(hub);
        var ana = (await hub.Services.GetRequiredService<Contacts>().FindOrCreate(Channel.Sms, phone.Number, Language.English, TextingClient.Patience)).Id;
        await Book.Rename(ana, "Ana", TextingClient.Amy, TextingClient.Patience);
        return (phone, ana, await Book.AddPerson(phone.Number, "Ben", Language.English, TextingClient.Amy, TextingClient.Patience));
    }

    /// <summary>What a contact wrote, conversation by conversation.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<string>>> Conversations(TextingClient phone, Guid contact)
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        var said = await connection.QueryAsync<(Guid Conversation, string Text)>("""
            SELECT m.conversation_id, m.text FROM messages m JOIN conversations c ON c.id = m.conversation_id
            WHERE c.contact_id = @contact AND c.address = @Number AND m.author = 0 ORDER BY c.started_at, c.id, m.version, m.ordinal
            """, new { contact, phone.Number });
        return [.. said.GroupBy(line => line.Conversation).Select(lines => (IReadOnlyList<string>)[.. lines.Select(line => line.Text)])];
    }

    private async Task<ConversationHeader> Header(TextingClient phone) =>
        (await hub.Services.GetRequiredService<ConversationQuery>().Header((await phone.Newest())!.Value, TextingClient.Patience))!;
}
