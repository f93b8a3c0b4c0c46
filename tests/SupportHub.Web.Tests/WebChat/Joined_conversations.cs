using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Records;
using SupportHub.Web.Clients;
using SupportHub.Web.Inbox;
using SupportHub.Web.Tests.Cases;
using SupportHub.Web.Tests.Files;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Sms;
using SupportHub.Web.WebChat;

namespace SupportHub.Web.Tests.WebChat;

/// <summary>
/// What a client asked, and nobody had answered yet when their two conversations became one, is answered in the one that goes on: once, in its
/// language. The bot says nothing until the test lets it, so that every question stands open at that moment.
/// </summary>
public sealed class Joined_conversations(Joined_conversations.SilentHub hub) : IClassFixture<Joined_conversations.SilentHub>, IAsyncLifetime
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly Desk _desk = new(hub);

    public async Task InitializeAsync()
    {
        await hub.Services.GetRequiredService<Sites>().Save(
            new(Guid.CreateVersion7(), ChatVisitor.Site, "Golden Plate", [ChatVisitor.Origin], null, "CA", Language.English, null) { IdentityKey = _key.ExportSubjectPublicKeyInfoPem() }, default);
        await hub.Services.GetRequiredService<HubNumbers>().Save(new(TextingClient.HubNumber, "calfresh", "CA", Language.English), null, default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Owe_what_was_owed_before()
    {
        var known = await Known("es", "hola");
        var browser = await ChatVisitor.Visit(hub, "es");
        var asked = await Say(browser, "es", "Perdí mi tarjeta EBT");
        await known.Joins(browser);

        var taken = await Known("en", "I need my interview date");
        await hub.Store.Conversations.Update(taken.Conversation, c => c.Reply(Guid.CreateVersion7(), TextingClient.Amy, "I will look.", false, hub.Clock.GetUtcNow()), new("staff"), Desk.Patience);
        var danger = await ChatVisitor.Visit(hub);
        await Say(danger, "en", "I want to kill myself");
        await taken.Joins(danger);

        var letter = await Known("en", "hello");
        using var photo = await FileClient.New(hub);
        var file = await photo.Upload(Sample.Jpeg);
        await Say(photo.Token!, "en", "this is my letter", file.Id);
        await letter.Joins(photo.Token!);

        var (first, second) = await TwoOfOnePhone();
        (await _desk.Get<FileConversation>().Run(second, first.Contact, null, new("staff"), Desk.Patience)).ShouldBeNull();

        hub.Learned!.SetResult();
        await hub.SettledAsync(Desk.Patience);

        await IsAnsweredIn(known.Conversation, asked, "EBT", Language.Spanish);
        (await Lines(known.Conversation)).Select(line => line.Text).Take(3).ShouldBe(["hola", asked.ToString(), "Perdí mi tarjeta EBT"]);
        var crisis = (await hub.Store.Conversations.Load(taken.Conversation, Desk.Patience))!.State;
        (crisis.Holder, crisis.Urgency).ShouldBe((Holder.Agents, Urgency.Crisis));
        crisis.WaitingSince.ShouldNotBeNull();
        (await Lines(taken.Conversation)).ShouldContain(line => line.Text.Contains("988", StringComparison.Ordinal));
        (await Lines(letter.Conversation)).Single(line => line.Text == "this is my letter").Files.ShouldHaveSingleItem().Id.ShouldBe(file.Id);
        using var read = new FileClient(hub, letter.Token);
        (await read.Bytes(file.Id)).ShouldNotBeEmpty();
        (await Lines(second)).Count(line => line.Author == Participant.Bot && line.Text.Contains("EBT", StringComparison.Ordinal)).ShouldBe(1);
        first.Phone.Got.Count(text => text.Body.Contains("EBT", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Are_told_to_the_pages_of_whose_they_are_and_no_more_to_the_page_they_began_on()
    {
        var browser = await ChatVisitor.Visit(hub);
        await using var before = await ChatVisitor.Return(hub, browser);
        await before.Join();
        var conversation = (await before.Send("I need my interview date")).Lines!.Conversation!.Value;
        var ana = new KnownVisitor(this, Guid.NewGuid().ToString());
        await ana.Joins(null);
        await using var after = await ChatVisitor.Return(hub, ana.Token);
        await after.Join();

        await ana.Joins(browser);
        await before.AskedToRejoin();
        await after.AskedToRejoin();

        (await before.Join())!.Lines.Conversation.ShouldBeNull();
        (await after.Join())!.Lines.Conversation.ShouldBe(conversation);
        await hub.Store.Conversations.Update(conversation, c => c.Reply(Guid.CreateVersion7(), TextingClient.Amy, "For Ana alone", false, hub.Clock.GetUtcNow()), new("staff"), Desk.Patience);
        await after.Hears(line => line.Text == "For Ana alone");
        await before.Send("I am somebody else");
        (await before.Hears(line => line.Text is "For Ana alone" or "I am somebody else")).Text.ShouldBe("I am somebody else");
    }

    private async Task IsAnsweredIn(Guid goesOn, Guid ended, string about, Language language)
    {
        var answers = (await Lines(goesOn)).Where(line => line.Author == Participant.Bot).ToList();
        answers.Count(line => line.Text.Contains(about, StringComparison.Ordinal)).ShouldBe(1, string.Join(" | ", answers.Select(line => line.Text)));
        answers.ShouldAllBe(line => line.Language == language);
        (await Lines(ended)).ShouldNotContain(line => line.Author == Participant.Bot);
        (await hub.Store.Conversations.Load(goesOn, Desk.Patience))!.State.Unanswered.ShouldBeEmpty();
    }

    private Task<IReadOnlyList<ConversationLine>> Lines(Guid conversation) => _desk.Get<ConversationQuery>().Lines(conversation, 100, Desk.Patience);

    private async Task<Guid> Say(string token, string language, string text, params Guid[] files)
    {
        await using var page = await ChatVisitor.Return(hub, token);
        await page.Join(language);
        var sent = await page.SendFiles(text, ChatVisitor.NewKey(), files);
        sent.Ok.ShouldBeTrue(sent.Text);
        return sent.Lines!.Conversation!.Value;
    }

    /// <summary>Somebody a site signs for, with a conversation open.</summary>
    private async Task<KnownVisitor> Known(string language, string said)
    {
        var visitor = new KnownVisitor(this, Guid.NewGuid().ToString());
        await visitor.Joins(null);
        return visitor with { Conversation = await Say(visitor.Token, language, said), Token = visitor.Token };
    }

    /// <summary>A phone two people write from; one of them has a question open, and whoever wrote after a night another one.</summary>
    private async Task<((TextingClient Phone, Guid Contact) First, Guid Second)> TwoOfOnePhone()
    {
        var phone = new TextingClient(hub);
        await phone.Text("i lost my ebt card");
        var first = (await phone.Newest())!.Value;
        var contact = (await hub.Store.Conversations.Load(first, Desk.Patience))!.State.ContactId;
        await _desk.Get<ContactBook>().AddPerson(phone.Number, "Ben", Language.English, TextingClient.Amy, Desk.Patience);
        hub.Clock.Advance(TimeSpan.FromHours(13));
        await phone.Text("it is me again");
        return ((phone, contact), (await phone.Newest())!.Value);
    }

    private sealed record KnownVisitor(Joined_conversations Of, string Subject)
    {
        public Guid Conversation { get; init; }

        public string Token { get; set; } = "";

        public async Task Joins(string? browser)
        {
            using var http = Of.Hub.CreateClient();
            var now = Of.Hub.Clock.GetUtcNow().UtcDateTime;
            var identity = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
            {
                Claims = new Dictionary<string, object>
                {
                    ["aud"] = ChatVisitor.Site, ["sub"] = Subject, ["nbf"] = EpochTime.GetIntDate(now.AddMinutes(-1)), ["exp"] = EpochTime.GetIntDate(now.AddHours(1)),
                },
                SigningCredentials = new(new RsaSecurityKey(Of._key), SecurityAlgorithms.RsaSha256),
            });
            var answer = await http.PostAsJsonAsync("/api/chat/visits", new VisitRequest(ChatVisitor.Site, "en", identity, browser));
            var visit = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Visit>())!;
            visit.Signed.ShouldBeTrue();
            Token = visit.Token;
        }
    }

    private SilentHub Hub => hub;

    /// <summary>A hub whose bot says nothing until the test lets it.</summary>
    public sealed class SilentHub : HubFixture
    {
        public SilentHub() => Learned = new();
    }
}
