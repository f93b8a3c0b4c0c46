using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SupportHub.Domain.Messages;
using SupportHub.StandIns.Twilio;
using SupportHub.Store.Work;
using SupportHub.Web.Sms;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

/// <summary>A node that dies at each point of sending one text; another takes it up. The hub's own runner is stopped, the nodes are played.</summary>
public sealed class DyingSenderTests(HubFixture hub) : IClassFixture<HubFixture>, IAsyncLifetime
{
    private const string Words = "Only once";
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);
    private TextingClient client = null!;

    public async Task InitializeAsync()
    {
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        client = new(hub);
        await client.Text("STOP");
        await client.Text("START");
        await hub.Services.GetRequiredService<WorkRunner>().StopAsync(default);
        await EverythingIsDone();
        await client.AgentReplies(Words);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Before_anything_left_it_is_sent_at_once()
    {
        await Claim("dying");
        await LeaseRunsOut();

        await Work();

        await SentOnceAndNoted();
    }

    [Fact]
    public async Task Between_the_note_and_the_request_it_is_sent_after_the_looks()
    {
        await Queue.Trying(await Claim("dying"), hub.Clock.GetUtcNow(), Settling.Within, default);
        await LeaseRunsOut();

        for (var look = 1; look < Settling.Looks; look++)
        {
            await Work();
            client.Got.ShouldNotContain(text => text.Body == Words);
        }
        await Work();

        await SentOnceAndNoted();
    }

    [Fact]
    public async Task Between_Twilio_s_acceptance_and_our_note_it_is_found_and_not_sent_again()
    {
        await Queue.Trying(await Claim("dying"), hub.Clock.GetUtcNow(), Settling.Within, default);
        await hub.Services.GetRequiredService<TwilioClient>().Send(
            TextingClient.HubNumber, client.Number, SmsText.Smart(Words), new Uri(HubFixture.PublicUrl), default);
        await LeaseRunsOut();

        await Work();

        await SentOnceAndNoted();
    }

    [Fact]
    public async Task Between_our_note_and_the_end_of_the_work_nothing_is_sent_again()
    {
        await Sender.Handle(await Claim("dying"), default);
        await LeaseRunsOut();

        await Work();

        await SentOnceAndNoted();
    }

    [Fact]
    public async Task Whoever_comes_back_after_losing_the_lease_asks_for_nothing()
    {
        var lost = await Claim("asleep");
        await LeaseRunsOut();
        await Work();

        await Should.ThrowAsync<LeaseLost>(() => Queue.Trying(lost, hub.Clock.GetUtcNow(), Settling.Within, default));

        await SentOnceAndNoted();
    }

    private WorkQueue Queue => hub.Services.GetRequiredService<WorkQueue>();

    private IWorkHandler Sender => hub.Services.GetServices<IWorkHandler>().Single(handler => handler.Kind == "send-sms");

    private async Task<WorkItem> Claim(string holder) => (await Queue.Claim(["send-sms"], 10, holder, s_lease, default)).ShouldHaveSingleItem();

    private async Task Work()
    {
        await Execute("UPDATE work_items SET due_at = now() WHERE done_at IS NULL AND kind = 'send-sms'");
        await new LeasedWork(await Claim("alive"), "alive", s_lease, Queue, NullLogger.Instance).Do(Sender, default);
    }

    private Task LeaseRunsOut() => Execute("UPDATE work_items SET leased_until = now() - interval '1 second' WHERE leased_until IS NOT NULL");

    private Task EverythingIsDone() => Execute("UPDATE work_items SET done_at = now() WHERE done_at IS NULL");

    private async Task Execute(string sql)
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    private async Task SentOnceAndNoted()
    {
        var sent = client.Got.Where(text => text.Body == Words).ShouldHaveSingleItem();
        (await client.Shown()).Single(text => text.Text == Words).ProviderId.ShouldBe(sent.Sid);
        await using var connection = await hub.Database.OpenConnectionAsync();
        (await connection.QuerySingleAsync<long>("SELECT count(*) FROM work_items WHERE kind = 'send-sms' AND done_at IS NULL")).ShouldBe(0);
    }
}
