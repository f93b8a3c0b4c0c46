using SupportHub.Domain;
using SupportHub.Domain.Cases;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Erasure;
using SupportHub.Store.Events;
using SupportHub.Web.Tests.Hosting;
using Case = SupportHub.Domain.Cases.Case;

namespace SupportHub.Web.Tests.Store;

/// <summary>Two nodes do everything the store can, in an order that a seed decides, to the same few people at once.</summary>
public sealed class LivelyMixTests
{
    private const int Seed = 20261122;
    private const int Steps = 250;
    private const int People = 8;

    private readonly Guid[] _talks = [.. Enumerable.Range(0, People).Select(_ => Guid.CreateVersion7())];
    private readonly Guid[] _contacts = [.. Enumerable.Range(0, People).Select(_ => Guid.CreateVersion7())];
    // Two people ask about one case.
    private readonly Guid[] _cases = [.. Enumerable.Range(0, People / 2).Select(_ => Guid.CreateVersion7())];

    [Fact]
    public async Task After_a_lively_mix_of_two_nodes_every_rule_holds_and_a_rebuild_changes_nothing()
    {
        var database = await TestPostgres.NewDatabaseAsync();
        await using var one = new StoreNode(database);
        await using var other = await new StoreNode(database).Started();

        await Task.WhenAll(Mix(one, new(Seed)), Mix(other, new(Seed + 1)));

        await Invariants.Hold(one);
        (await one.Ask<long>("SELECT count(DISTINCT type) FROM mt_events")).ShouldBeGreaterThan(15, "it was lively");
        (await one.Ask<long>("SELECT count(*) FROM erasures")).ShouldBePositive();
        (await one.Ask<long>("SELECT count(*) FROM mt_streams WHERE is_archived")).ShouldBePositive();
        var before = await Views(one);
        await other.Views.Rebuild(default);
        (await Views(one)).ShouldBe(before);
        await Invariants.Hold(one);
    }

    private async Task Mix(StoreNode node, Random random)
    {
        for (var step = 0; step < Steps; step++)
        {
            var (person, dice) = (random.Next(People), random.Next(100));
            try
            {
                await Step(node, person, dice);
            }
            catch (Exception refused) when (refused is ConcurrencyConflict or StreamArchived or OpenConversationExists)
            {
                // The other node was first, or the stream is closed: an answer like any other.
            }
        }
    }

    private Task Step(StoreNode node, int person, int dice)
    {
        var (talk, found, now) = (_talks[person], _cases[person / 2], Story.Noon.AddMinutes(dice));
        return dice switch
        {
            < 25 => node.Receive(talk, $"message {dice}", contact: _contacts[person]),
            < 29 => node.Receive(talk, dice % 2 == 0 ? "STOP" : "START", contact: _contacts[person]),
            < 31 => node.Receive(talk, "HELP", contact: _contacts[person]),
            < 42 => Talk(node, talk, c => c.BotReply(
                [new(Guid.CreateVersion7(), "First", [new("Yes", "yes")]), new(Guid.CreateVersion7(), "Second", [])],
                new("answer", "topic", 0.9, dice % 2 == 0 ? Language.English : Language.Spanish, "v1", false), Dialogue.New,
                dice < 35 ? new(HandoffReason.Asked, null, Urgency.High) : null, dice == 36, now)),
            < 52 => node.Reply(talk, "An answer"),
            < 58 => node.Note(talk, "A note"),
            < 62 => Talk(node, talk, c => c.Assign(_contacts[0], _contacts[0], now)),
            < 64 => Talk(node, talk, c => c.Unassign(_contacts[0], now)),
            < 68 => Talk(node, talk, c => c.Resolve(_contacts[0], now)),
            < 70 => Talk(node, talk, c => c.ChangeLanguage(dice % 2 == 0 ? Language.Cantonese : Language.English, now)),
            < 74 => Talk(node, talk, c => c.Texts.Keys.FirstOrDefault() is var sent && sent != Guid.Empty
                ? c.ReportDelivery(sent, DeliveryStatus.Delivered, null, "SM1", now) : Refusals.UnknownMessage),
            < 78 => Talk(node, talk, c => c.LinkCase(found, "06037", $"{found:N}"[^9..], _contacts[0], now)),
            < 86 => Escalate(node, talk, found, _contacts[person], now),
            < 89 => Escalation(node, found, c => c.LogCall(CallOutcome.NoAnswer, _contacts[0], now)),
            < 93 => Escalation(node, found, c => dice % 2 == 0 ? c.Answer("An answer", _contacts[0], now) : c.Decline("A reason", _contacts[0], now)),
            < 95 => Talk(node, talk, c => c.Progress(found, CaseProgress.Answered, now)),
            < 96 => node.Events.Conversations.Archive(talk, default),
            < 98 when person > 3 => node.Get<Eraser>().Erase(_contacts[person], null, "asked", default),
            _ => node.Events.Conversations.Load(talk, default),
        };
    }

    // As the desk does it: for a client who is there.
    private async Task Escalate(StoreNode node, Guid talk, Guid id, Guid contact, DateTimeOffset now)
    {
        if (await node.Events.Conversations.Load(talk, default) is not { State.IsErased: false }) return;
        await Escalation(node, id, c => c.Escalate(
            new("06037", $"{id:N}"[^9..], talk, contact, _contacts[0], now), Guid.CreateVersion7(), talk, EscalationReason.Other, "A need",
            now.AddHours(1), _contacts[0], now));
    }

    private static Task<Updated<Conversation>> Talk(StoreNode node, Guid id, Func<Conversation, Decision<ConversationEvent>> decide) =>
        node.Events.Conversations.Update(id, decide, Story.Staff, default);

    private static Task<Updated<Case>> Escalation(StoreNode node, Guid id, Func<Case, Decision<CaseEvent>> decide) =>
        node.Events.Cases.Update(id, decide, Story.Staff, default);

    private static async Task<string> Views(StoreNode node) => string.Join('\n', await node.List<string>("""
        SELECT to_jsonb(c)::text FROM conversations c
        UNION ALL SELECT to_jsonb(m)::text FROM messages m
        UNION ALL SELECT to_jsonb(k)::text FROM inbound_keys k
        UNION ALL SELECT to_jsonb(x)::text FROM cases x
        UNION ALL SELECT (to_jsonb(d) - 'mt_last_modified')::text FROM mt_doc_case d
        UNION ALL SELECT (to_jsonb(l) - 'id')::text FROM consent_ledger l
        ORDER BY 1
        """));
}
