using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.Store.Work;
using SupportHub.Web.Access;
using SupportHub.Web.Operations;
using SupportHub.Web.Tests.Access;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Sms;

namespace SupportHub.Web.Tests.Operations;

public sealed class OutboxPanelTests(HubFixture hub) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task An_administrator_sees_what_is_stuck_and_what_is_held_and_why()
    {
        var client = new TextingClient(hub);
        await client.Text("hello");
        await hub.SettledAsync(TextingClient.Patience);
        await Wait("UPDATE work_items SET done_at = NULL, parked_at = now(), last_error = 'HttpRequestException: planted', told_at = now() WHERE id = @Id", await Newest());
        await client.Text("hello again");
        await hub.SettledAsync(TextingClient.Patience);
        await Wait("UPDATE work_items SET done_at = NULL, held_at = now(), held_reason = 'restored from Monday', told_at = now() WHERE id = @Id", await Newest());

        var (_, admin) = await StaffBrowser.SignedIn(hub, Roles.Admin);
        using (admin)
        {
            var panel = (await StaffBrowser.Parse(await admin.Get("/operations"))).QuerySelector("[aria-labelledby=outbox-title]")!;
            panel.QuerySelector("[aria-live]")!.TextContent.ShouldContain("1 stuck, 1 held after a restore.");
            panel.QuerySelectorAll("li").Select(item => item.QuerySelectorAll("button")[0].TextContent).ShouldBe(["Try again", "Release"]);
            panel.TextContent.ShouldContain("HttpRequestException: planted");
            panel.TextContent.ShouldContain("Held: restored from Monday");
        }

        await Commands();
    }

    // The same work, from the command line.
    private async Task Commands()
    {
        var work = hub.Services.GetRequiredService<WaitingWork>();
        var ids = (await work.List(10, default)).Select(item => $"{item.Id}").ToArray();
        (await Run("list")).ShouldContain("1 parked, 1 held");
        (await Run("retry", ids[1])).ShouldContain($"{ids[1]} is not tried again");
        (await Run("cancel", ids[0], "seen on the phone")).ShouldBe($"{ids[0]} cancelled.\n");
        (await Run("release", "all")).ShouldBe("1 released.\n");
        (await Run("release", "some")).ShouldContain("outbox list");
    }

    private async Task<string> Run(params string[] words)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        await OutboxCommands.Run(hub.Services, words, output, errors);
        return $"{output}{errors}";
    }

    private async Task<long> Newest()
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<long>("SELECT max(id) FROM work_items");
    }

    private async Task Wait(string sql, long id)
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, new { Id = id });
    }
}
