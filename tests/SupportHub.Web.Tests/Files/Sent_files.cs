using System.Net;
using Dapper;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Erasure;
using SupportHub.Store.Views;
using SupportHub.Web.Access;
using SupportHub.Web.Files;
using SupportHub.Web.Tests.Access;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.WebChat;

namespace SupportHub.Web.Tests.Files;

public sealed class Sent_files(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => ChatVisitor.Open(hub);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Stand_on_their_message_once_however_often_it_is_sent_and_a_person_is_brought()
    {
        using var files = await FileClient.New(hub);
        await using var visitor = await ChatVisitor.Return(hub, files.Token!);
        await visitor.Join();
        var (photo, letter) = (await files.Upload(Sample.Jpeg, name: "notice.jpg"), await files.Upload(Sample.Pdf, name: "letter.pdf"));
        var key = ChatVisitor.NewKey();

        var sent = await visitor.SendFiles("", key, photo.Id, letter.Id);
        var again = await visitor.SendFiles("", key, photo.Id, letter.Id);

        sent.Ok.ShouldBeTrue();
        var shown = sent.Lines!.Lines.Single().Files!;
        shown.Select(file => (file.Kind, file.Name, file.State)).ShouldBe([("photo", "notice.jpg", "kept"), ("document", "letter.pdf", "kept")]);
        again.Lines!.Lines.Single().Id.ShouldBe(sent.Lines.Lines.Single().Id);
        again.Lines.Lines.Single().Files.ShouldBe(shown);
        await hub.SettledAsync();
        var lines = (await visitor.Join())!.Lines.Lines;
        lines.Count(line => line.From == "you").ShouldBe(1);
        lines.First(line => line.From == "you").Files.ShouldBe(shown);
        lines.ShouldContain(line => line.From == "bot" && line.Text == "Thank you. I can't read photos or papers myself, so a person will look at what you sent.");
        var state = (await hub.Store.Conversations.Load(sent.Lines.Conversation!.Value, default))!.State;
        (state.Holder, state.HandoffReason).ShouldBe((Holder.Agents, HandoffReason.Files));
        (await files.Bytes(photo.Id)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Must_be_the_visitors_own_and_there()
    {
        using var files = await FileClient.New(hub);
        using var others = await FileClient.New(hub);
        await using var visitor = await ChatVisitor.Return(hub, files.Token!);
        await visitor.Join();
        var theirs = await others.Upload(Sample.Jpeg);

        (await visitor.SendFiles("look", ChatVisitor.NewKey(), theirs.Id)).Code.ShouldBe("file-not-there");
        (await visitor.SendFiles("look", ChatVisitor.NewKey(), Guid.NewGuid())).Code.ShouldBe("file-not-there");
        (await visitor.Join())!.Lines.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Wait_a_day_for_their_message_and_are_deleted_without_one()
    {
        using var files = await FileClient.New(hub);
        await using var visitor = await ChatVisitor.Return(hub, files.Token!);
        await visitor.Join();
        var (sent, left) = (await files.Upload(Sample.Jpeg), await files.Upload(Sample.Png));
        await visitor.SendFiles("", ChatVisitor.NewKey(), sent.Id);
        // The page was closed between the two.
        (await files.Get(left.Id)).StatusCode.ShouldBe(HttpStatusCode.OK);

        hub.Clock.Advance(FileCleaning.Kept + TimeSpan.FromMinutes(1));
        await hub.Services.GetRequiredService<FileCleaning>().Clean(default);

        (await files.Get(left.Id)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await files.Get(sent.Id)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Are_opened_by_the_inboxs_people_on_the_record_and_by_nobody_else_of_the_staff()
    {
        using var files = await FileClient.New(hub);
        await using var visitor = await ChatVisitor.Return(hub, files.Token!);
        await visitor.Join();
        var (photo, unsent) = (await files.Upload(Sample.Jpeg, name: "notice.jpg"), await files.Upload(Sample.Jpeg));
        var conversation = (await visitor.SendFiles("", ChatVisitor.NewKey(), photo.Id)).Lines!.Conversation!.Value;
        var (amy, agent) = await StaffBrowser.SignedIn(hub, Roles.Agent);
        var (_, liaison) = await StaffBrowser.SignedIn(hub, Roles.Liaison, "06037");
        using var both = agent;
        using var outside = liaison;

        var opened = await agent.Get($"/files/{photo.Id}");

        opened.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        opened.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        (await agent.Get($"/files/{photo.Id}/thumbnail")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await agent.Get($"/files/{unsent.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await agent.Get($"/files/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var path in new[] { $"/files/{photo.Id}", $"/files/{photo.Id}/thumbnail", $"/files/{Guid.NewGuid()}" })
            (await liaison.Get(path)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        await using var connection = await hub.Database.OpenConnectionAsync();
        (await connection.QueryAsync<Guid>("SELECT staff_id FROM audit WHERE action = 'file-read' AND subject = @subject", new { subject = $"conversation:{conversation}" })).ShouldBe([amy]);
        var page = await agent.Read($"/inbox/{conversation}");
        var shown = page.QuerySelector(".msg-files a")!;
        (shown.GetAttribute("href"), shown.QuerySelector("img")!.GetAttribute("alt")).ShouldBe(($"/files/{photo.Id}", "Photo notice.jpg"));
    }

    [Fact]
    public async Task Outlive_a_rebuild_of_the_views_and_go_with_their_person()
    {
        using var files = await FileClient.New(hub);
        await using var visitor = await ChatVisitor.Return(hub, files.Token!);
        await visitor.Join();
        var (sent, unsent) = (await files.Upload(Sample.Jpeg, name: "Maria.jpg"), await files.Upload(Sample.Png));
        var conversation = (await visitor.SendFiles("", ChatVisitor.NewKey(), sent.Id)).Lines!.Conversation!.Value;
        await hub.SettledAsync();
        await hub.Services.GetRequiredService<ViewTables>().Rebuild(default);
        (await visitor.Join())!.Lines.Lines.First(line => line.From == "you").Files!.Single().Name.ShouldBe("Maria.jpg");
        var contact = (await hub.Store.Conversations.Load(conversation, default))!.State.ContactId;

        (await hub.Services.GetRequiredService<Eraser>().Erase(contact, null, "asked for it", default)).Refusal.ShouldBeNull();

        await using var connection = await hub.Database.OpenConnectionAsync();
        (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM files WHERE id = ANY (@ids)", new { ids = new[] { sent.Id, unsent.Id } })).ShouldBe(0);
        (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM mt_events WHERE data::text LIKE '%Maria.jpg%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Come_too_fast_and_are_refused_kindly()
    {
        await using var slow = new SlowHub();
        await slow.InitializeAsync();
        await ChatVisitor.Open(slow);
        using var files = await FileClient.New(slow);
        await files.Upload(Sample.Jpeg);
        await files.Upload(Sample.Jpeg);

        var (status, why) = await files.Refused(Sample.Jpeg);

        (status, why.Code).ShouldBe((429, "too-many"));
        why.Text.ShouldNotBeNullOrEmpty();
    }

    private sealed class SlowHub : HubFixture
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("SupportHub:Files:PerMinute", "2");
        }
    }
}
