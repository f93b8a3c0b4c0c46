using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SupportHub.StandIns.Twilio;
using SupportHub.Store.Erasure;
using SupportHub.Web.Access;
using SupportHub.Web.Sms.Copies;
using SupportHub.Web.Tests.Access;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Sms;

/// <summary>What Twilio keeps of a conversation goes after its time, and the proof of it stays.</summary>
public sealed class Copies_at_the_carrier(HubFixture hub) : IClassFixture<HubFixture>
{
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(7);

    private CopySweep Sweeper => hub.Services.GetRequiredService<CopySweep>();

    [Fact]
    public async Task Words_and_photos_are_gone_after_their_time_and_not_before()
    {
        var client = new TextingClient(hub);
        await Talks(client);
        var kept = Lying(client).Count;
        kept.ShouldBeGreaterThan(2);

        hub.Clock.Advance(s_kept - TimeSpan.FromHours(1));
        await Sweep();
        Lying(client).Count.ShouldBe(kept);

        hub.Clock.Advance(TimeSpan.FromHours(2));
        await Sweep();
        Lying(client).ShouldBeEmpty();
        var proofs = await Proofs(client);
        proofs.Count.ShouldBe(kept);
        proofs.ShouldAllBe(proof => proof.DoneAt == hub.Clock.GetUtcNow() && proof.Answer == 204);
        proofs.Sum(proof => proof.Files).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_gone_already_counts_as_gone_as_after_a_kill_between_the_deletion_and_the_note_of_it()
    {
        var client = new TextingClient(hub);
        await Talks(client);
        hub.Clock.Advance(s_kept + TimeSpan.FromHours(1));
        await Sweep();
        await Execute("UPDATE carrier_copies SET done_at = NULL, answer = NULL, next_try_at = @now WHERE conversation_id = @conversation", client);

        await Sweep();

        (await Proofs(client)).ShouldAllBe(proof => proof.DoneAt != null && proof.Answer == 404);
    }

    [Fact]
    public async Task A_text_still_on_its_way_is_asked_for_again_holds_up_no_other_and_is_seen_until_it_goes()
    {
        var (stuck, other) = (new TextingClient(hub), new TextingClient(hub));
        await Talks(other);
        hub.Twilio.Faults.Callbacks = CallbackMode.None;
        await stuck.Text("hello");
        await hub.SettledAsync(TextingClient.Patience);
        hub.Twilio.Faults.Callbacks = CallbackMode.InOrder;
        hub.Clock.Advance(s_kept + TimeSpan.FromHours(1));

        await Sweep();
        hub.Clock.Advance(TimeSpan.FromMinutes(10));
        await Sweep();

        Lying(other).ShouldBeEmpty();
        (await Proofs(stuck)).Count(proof => proof.DoneAt is null && proof.Answer == 409 && proof.Tries > 1).ShouldBePositive();
        (await Panel()).ShouldContain("Twilio answered 409.");
        foreach (var text in stuck.Got) await hub.Twilio.Delivery.Report(text.Sid, "delivered");
        hub.Clock.Advance(s_kept + TimeSpan.FromHours(7));
        await Sweep();
        // The hub's own sweep may have asked a moment before the report.
        hub.Clock.Advance(TimeSpan.FromHours(7));
        await Sweep();
        Lying(stuck).ShouldBeEmpty();
        (await Panel()).ShouldNotContain("Twilio answered");
    }

    [Fact]
    public async Task An_erasure_takes_the_carriers_copies_along_at_once()
    {
        var client = new TextingClient(hub);
        await Talks(client);
        Lying(client).ShouldNotBeEmpty();
        var conversation = (await client.Conversation()).ShouldNotBeNull();
        await using var connection = await hub.Database.OpenConnectionAsync();
        var contact = await connection.QuerySingleAsync<Guid>("SELECT contact_id FROM conversations WHERE id = @conversation", new { conversation });

        (await hub.Services.GetRequiredService<Eraser>().Erase(contact, null, "Asked for it", TextingClient.Patience)).Refusal.ShouldBeNull();
        await Sweep();

        Lying(client).ShouldBeEmpty();
        var proofs = await Proofs(conversation);
        proofs.ShouldNotBeEmpty();
        proofs.ShouldAllBe(proof => proof.DoneAt != null);
    }

    [Fact]
    public async Task A_supervisor_sees_beside_the_conversation_what_is_gone()
    {
        var client = new TextingClient(hub);
        await Talks(client);
        var conversation = await client.Conversation();
        (await Beside()).ShouldContain("are there still.");
        hub.Clock.Advance(s_kept + TimeSpan.FromHours(1));
        await Sweep();
        (await Beside()).ShouldContain("texts are deleted at the carrier.");

        async Task<string> Beside()
        {
            // Nobody stays signed in for a week.
            var (_, supervisor) = await StaffBrowser.SignedIn(hub, Roles.Supervisor);
            using (supervisor) return (await supervisor.Read($"/inbox/{conversation}")).QuerySelector("#talk-side")!.TextContent;
        }
    }

    // A client writes with a photo, the bot answers, and all of it arrives.
    private async Task Talks(TextingClient client)
    {
        await hub.Twilio.TextIn(client.Number, TextingClient.HubNumber, "I lost my EBT card", TextingClient.Patience, TextMedia.Of("image/jpeg", [1, 2, 3]));
        await client.Text("thank you");
        await hub.SettledAsync(TextingClient.Patience);
        await hub.Twilio.Ledger.WaitFor(_ => client.Got.Count > 0 && client.Got.All(text => text.Status == "delivered"), TextingClient.Patience);
        await hub.CountedAsync(TextingClient.Patience);
    }

    private List<TextMessage> Lying(TextingClient client) => [.. hub.Twilio.Ledger.All.Where(text => text.From == client.Number || text.To == client.Number)];

    private async Task Sweep()
    {
        await hub.CountedAsync(TextingClient.Patience);
        while (await Sweeper.Sweep(TextingClient.Patience) > 0)
        {
        }
    }

    private async Task<IReadOnlyList<Proof>> Proofs(TextingClient client) => await Proofs((await client.Conversation()).ShouldNotBeNull());

    private async Task<IReadOnlyList<Proof>> Proofs(Guid conversation)
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        return (await connection.QueryAsync<Proof>("SELECT done_at, answer, files, tries FROM carrier_copies WHERE conversation_id = @conversation", new { conversation })).AsList();
    }

    private async Task Execute(string sql, TextingClient client)
    {
        await using var connection = await hub.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, new { conversation = await client.Conversation(), now = hub.Clock.GetUtcNow() });
    }

    private async Task<string> Panel()
    {
        var (_, admin) = await StaffBrowser.SignedIn(hub, Roles.Admin);
        using (admin)
            return (await StaffBrowser.Parse(await admin.Get("/operations"))).QuerySelector("[aria-labelledby=copies-title]")!.TextContent;
    }

    private sealed record Proof(DateTimeOffset? DoneAt, int? Answer, int? Files, int Tries);
}
