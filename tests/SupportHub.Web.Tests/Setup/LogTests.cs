using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using SupportHub.StandIns.Twilio;
using SupportHub.Web.Access;
using SupportHub.Web.Liaison;
using SupportHub.Web.Tests.Access;
using SupportHub.Web.Tests.Cases;
using SupportHub.Web.Tests.Hosting;
using SupportHub.Web.Tests.Sms;
using SupportHub.Web.Tests.WebChat;

namespace SupportHub.Web.Tests.Setup;

/// <summary>The walk by text and by chat with everything the program logs written down: ids only, no words, numbers or names.</summary>
public sealed class LogTests(LogTests.ListenedHub hub) : IClassFixture<LogTests.ListenedHub>
{
    [Fact]
    public async Task A_walk_leaves_no_words_no_numbers_and_no_names_in_the_log()
    {
        var (desk, phone) = (new Desk(hub), new TextingClient(hub));
        await ChatVisitor.Open(hub);

        await phone.Text("zebrawords about my card 219-09-8812");
        await hub.SettledAsync(Desk.Patience);
        var conversation = (await phone.Conversation()).ShouldNotBeNull();
        await phone.AgentReplies("zebrareply from the desk");
        var found = await desk.Escalated(conversation, Desk.Alameda, "ZEBRA77");
        await desk.Get<AnswerEscalation>().Run(found, "zebraanswer of the county", Desk.Member(Roles.Liaison, Desk.Alameda), Desk.Patience);
        await hub.SettledAsync(Desk.Patience);
        await phone.Text("STOP zebra");
        await phone.Text("STOP");
        hub.Twilio.Faults.Queue(Fault.ServerError);
        await phone.Text("START");
        await hub.SettledAsync(Desk.Patience);

        await using (var visitor = await ChatVisitor.New(hub))
        {
            await visitor.Join();
            await visitor.Send("zebrachat");
            (await visitor.Send("zebrakey", key: "zebra!")).Code.ShouldBe("malformed");
        }
        var (_, name) = await StaffBrowser.NewMember(hub, Roles.Agent);
        using var browser = new StaffBrowser(hub);
        await browser.SignIn(name, "zebra is no password");
        await browser.SignIn(name);
        await browser.Get($"/inbox/{conversation}?q=zebraquery");
        await browser.Get("/access/link/00000000-0000-0000-0000-000000000001?token=zebratoken");
        await hub.SettledAsync(Desk.Patience);

        hub.Said.ShouldContain(line => line.Contains("Text taken", StringComparison.Ordinal));
        hub.Said.Where(line => line.Contains("zebra", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        hub.Said.Where(line => line.Contains(phone.Number[1..], StringComparison.Ordinal) || line.Contains(TextingClient.HubNumber[1..], StringComparison.Ordinal)).ShouldBeEmpty();
        hub.Said.Where(line => line.Contains("8812", StringComparison.Ordinal) || line.Contains(name, StringComparison.Ordinal) || line.Contains("Test agent", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>The hub with a listener on its log, at the level that people switch on to look for a fault.</summary>
    public sealed class ListenedHub : HubFixture
    {
        private readonly ListenedLog _log = new();

        public IEnumerable<string> Said => _log.Said;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            _log.ListenTo(builder, LogLevel.Information);
        }
    }
}
