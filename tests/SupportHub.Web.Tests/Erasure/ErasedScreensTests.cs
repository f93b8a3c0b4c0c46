using Microsoft.Extensions.DependencyInjection;
using SupportHub.Store.Erasure;
using SupportHub.Web.Access;
using SupportHub.Web.Erasure;
using SupportHub.Web.Liaison;
using SupportHub.Web.Tests.Access;
using SupportHub.Web.Tests.Cases;
using SupportHub.Web.Tests.Setup;
using SupportHub.Web.Tests.Sms;
using SupportHub.Web.Tests.WebChat;

namespace SupportHub.Web.Tests.Erasure;

/// <summary>What people see of an erasure: clients, staff, and who reads the program's log.</summary>
public sealed class ErasedScreensTests(LogTests.ListenedHub hub) : IClassFixture<LogTests.ListenedHub>
{
    private const string Reason = "Asked for it in a letter, request 17";
    private readonly Desk _desk = new(hub);

    [Fact]
    public async Task Staff_see_that_a_client_was_erased_and_none_of_the_words_and_the_log_has_neither()
    {
        var phone = new TextingClient(hub);
        await phone.Text("zebrawords about my card");
        await hub.SettledAsync(Desk.Patience);
        var conversation = (await phone.Conversation()).ShouldNotBeNull();
        await phone.AgentReplies("zebrareply");
        var found = await _desk.Escalated(conversation, Desk.Alameda, "ZEBRA78");
        await _desk.Get<AnswerEscalation>().Run(found, "zebraanswer", Desk.Member(Roles.Liaison, Desk.Alameda), Desk.Patience);
        await hub.SettledAsync(Desk.Patience);
        var (_, admin) = await StaffBrowser.SignedIn(hub, Roles.Admin);
        using var browser = admin;
        string[] pages = [$"/inbox/{conversation}", "/inbox?view=resolved", $"/cases/{found}", "/liaison?view=closed"];
        (await Shown(pages[0])).ShouldContain("zebrawords");

        (await Run("erase", "--phone", phone.Number, "--reason", Reason)).ShouldBe((0, "Erased: 1 conversations, 1 cases."));
        await hub.SettledAsync(Desk.Patience);

        foreach (var page in pages)
        {
            var shown = await Shown(page);
            shown.ShouldContain("rased", Case.Insensitive);
            shown.ShouldNotContain("zebra", Case.Insensitive);
            shown.ShouldNotContain(phone.Number[^4..]);
        }
        hub.Said.Where(line => line.Contains("zebra", StringComparison.OrdinalIgnoreCase) || line.Contains(phone.Number[1..], StringComparison.Ordinal)).ShouldBeEmpty();
        (await browser.Read($"/inbox/{conversation}")).QuerySelector("textarea").ShouldBeNull("nothing can be written any more");

        async Task<string> Shown(string page) => (await browser.Read(page)).QuerySelector("main")!.TextContent;
    }

    [Fact]
    public async Task An_open_chat_page_ends_and_who_writes_on_is_somebody_new()
    {
        await ChatVisitor.Open(hub);
        await using var visitor = await ChatVisitor.New(hub);
        await visitor.Join();
        var before = (await visitor.Send("zebra of the chat")).Lines!.Conversation!.Value;
        await hub.SettledAsync(Desk.Patience);
        var contact = (await _desk.Header(before)).ContactId;

        (await Run("erase", "--contact", contact.ToString(), "--reason", Reason)).Status.ShouldBe(0);
        await visitor.AskedToRejoin();

        (await visitor.Join()).ShouldBeNull("the page begins anew");
        await using var again = await ChatVisitor.New(hub);
        (await again.Join())!.Lines.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_page_says_what_goes_and_asks_for_a_reason_before_it_can_be_done()
    {
        var conversation = await _desk.Taken("please forget me");
        var contact = (await _desk.Header(conversation)).ContactId;
        var (_, admin) = await StaffBrowser.SignedIn(hub, Roles.Admin);
        using var browser = admin;

        (await browser.Read($"/inbox/{conversation}")).QuerySelector($"a[href='/contacts/{contact}/erase']").ShouldNotBeNull();
        var page = await browser.Read($"/contacts/{contact}/erase");
        page.QuerySelector("main")!.TextContent.ShouldContain("This cannot be undone.");
        page.QuerySelectorAll("form.erase input[required]").Length.ShouldBe(2);
        (await browser.Get($"/contacts/{Guid.CreateVersion7()}/erase")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);

        var (_, agent) = await StaffBrowser.SignedIn(hub, Roles.Agent);
        using var other = agent;
        (await other.Read($"/inbox/{conversation}")).QuerySelector("a[href^='/contacts/']").ShouldBeNull();
    }

    [Fact]
    public async Task The_list_that_is_kept_beside_the_backups_is_read_again()
    {
        var conversation = await _desk.Taken("zebra");
        var contact = (await _desk.Header(conversation)).ContactId;
        await Run("erase", "--contact", contact.ToString(), "--reason", Reason);
        var (status, list) = await Run("erase", "--list");
        status.ShouldBe(0);
        var line = list.Split('\n').Single(line => line.StartsWith(contact.ToString(), StringComparison.Ordinal));
        line.ShouldEndWith($"\t-\t{Reason}");

        var other = (await _desk.Header(await _desk.Taken("zebra too"))).ContactId;
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $"{list}\n{line.Replace(contact.ToString(), other.ToString(), StringComparison.Ordinal)}\n");
        (await Run("erase", "--again", file)).Status.ShouldBe(0);
        (await hub.Services.GetRequiredService<Eraser>().Scope(other, default)).ShouldBeNull();

        await File.WriteAllTextAsync(file, "nonsense");
        (await Run("erase", "--again", file)).Status.ShouldBe(1);
        (await Run("erase", "--phone", "+15105560000")).Status.ShouldBe(2);
        (await Run("erase", "--phone", "+15105569999", "--reason", Reason)).Status.ShouldBe(1);
        File.Delete(file);
    }

    private async Task<(int Status, string Said)> Run(params string[] words)
    {
        using var output = new StringWriter();
        var status = await EraseCommand.Run(hub.Services, words[1..], output, TextWriter.Null);
        return (status, output.ToString().Trim());
    }
}
