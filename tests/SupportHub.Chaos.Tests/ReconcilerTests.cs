using SupportHub.Chaos.Ledgers;

namespace SupportHub.Chaos.Tests;

public sealed class ReconcilerTests
{
    [Fact]
    public void A_run_that_went_well_breaks_no_promise_also_where_nobody_was_told_that_a_message_arrived()
    {
        Accounts.Good.Wrongs().ShouldBeEmpty();
        Accounts.WithLog(log => [.. log, new(14, "chat", 9, Said.Client, "c4")]).Wrongs().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("c1")]
    [InlineData("t1")]
    [InlineData("a1")]
    public void An_acknowledged_message_that_the_log_does_not_hold_is_lost(string key) =>
        Accounts.WithLog(log => log.Select(entry => entry.Id == key ? entry with { Said = Said.Nothing, Id = "" } : entry)).Wrongs()
            .ShouldContain($"Lost log {key}");

    [Fact]
    public void A_message_that_the_log_holds_twice_is_doubled() =>
        Accounts.WithLog(log => [.. log, new(14, "chat", 9, Said.Client, "c1")]).Wrongs().ShouldContain("Doubled log c1");

    [Fact]
    public void A_message_in_the_log_that_nobody_sent_is_one_too_many() =>
        Accounts.WithLog(log => [.. log, new(14, "chat", 9, Said.Client, "nobody"), new(15, "chat", 10, Said.Agent, "no-agent")]).Wrongs()
            .ShouldBe(["Doubled log nobody", "Doubled log no-agent", "Lost client no-agent"], ignoreOrder: true);

    [Fact]
    public void Who_waited_for_the_acknowledgement_finds_the_messages_in_that_order()
    {
        var swapped = Accounts.Good with { Log = Swapped(Accounts.Good.Log, "c1", "c2") };
        swapped.Wrongs().ShouldBe(["OutOfOrder log c1"]);

        // Nobody waited: either order is right.
        (swapped with { Sent = [.. swapped.Sent.Select(message => message.Key == "c1" ? message with { AcknowledgedAt = 35 } : message)] }).Wrongs().ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_version_and_one_behind_a_later_one_are_told()
    {
        Accounts.WithLog(log => log.Where(entry => entry.Position != 8)).Wrongs().ShouldContain("Lost log version 5");
        Accounts.WithLog(log => log.OrderBy(entry => entry.Position == 5 ? 99 : entry.Position)).Wrongs().ShouldContain("OutOfOrder log version 3");
    }

    [Fact]
    public void What_the_desk_said_is_on_the_clients_screen_once_and_in_order()
    {
        Seen("b1", "b2", "a2").ShouldBe(["Lost client a1"]);
        Seen("b1", "b2", "a1", "a1", "a2").ShouldBe(["Doubled client a1"]);
        Seen("b2", "b1", "a1", "a2").ShouldBe(["OutOfOrder client b1"]);
        Seen("b1", "b2", "a1", "a2", "b3").ShouldBe(["Doubled client b3"]);
    }

    [Fact]
    public void What_the_desk_said_was_taken_by_the_provider_once_and_in_order()
    {
        Taken("b3", "b5").ShouldBe(["Lost provider b4"]);
        Taken("b3", "b4", "b5", "b4").ShouldBe(["Doubled provider b4"]);
        Taken("b4", "b3", "b5").ShouldBe(["OutOfOrder provider b3"]);
        Taken("b3", "b4", "b5", "b1").ShouldBe(["Doubled provider b1"]);
    }

    [Fact]
    public void The_bot_answers_what_it_holds_and_answers_it_once()
    {
        Accounts.WithLog(log => log.Where(entry => entry.Position != 11)).Wrongs().ShouldContain("Lost log t2");
        Accounts.WithLog(log => [.. log, new(14, "text", 6, Said.Bot, "b6")]).Wrongs().ShouldBe(["Doubled log b6", "Lost provider b6"], ignoreOrder: true);

        // Finished by people without a handoff, it is the bot's again; after a handoff it stays theirs.
        Logged[] again = [new(14, "text", 6, Said.Assigned, ""), new(15, "text", 7, Said.Unassigned, ""), new(16, "text", 8, Said.Resolved, "")];
        Accounts.WithLog(log => [.. log, .. again, new(17, "text", 9, Said.Reopened, ""), new(18, "text", 10, Said.Client, "c4")]).Wrongs()
            .ShouldContain("Lost log c4");
        Accounts.WithLog(log => [.. log, new(14, "chat", 9, Said.Resolved, ""), new(15, "chat", 10, Said.Reopened, ""), new(16, "chat", 11, Said.Client, "c4")]).Wrongs()
            .ShouldBeEmpty();

        // To what looks like a machine it is silent, until a person says that it is none.
        Logged[] loop = [new(14, "text", 6, Said.Client, "t3"), new(15, "text", 7, Said.LoopSuspected, "")];
        Accounts.WithLog(log => [.. log, .. loop]).Wrongs().ShouldNotContain("Lost log t3");
        Accounts.WithLog(log => [.. log, .. loop, new(16, "text", 8, Said.LoopEnded, "")]).Wrongs().ShouldContain("Lost log t3");
    }

    [Theory]
    [InlineData(Plant.Loss, Wrong.Lost)]
    [InlineData(Plant.Double, Wrong.Doubled)]
    [InlineData(Plant.Swap, Wrong.OutOfOrder)]
    public void What_is_planted_is_found_in_each_of_the_three_ledgers(Plant plant, Wrong wrong)
    {
        Reconciler.Reconcile(Accounts.Good.Plant(plant)).Select(violation => (violation.Wrong, violation.Ledger))
            .ShouldBe([(wrong, "log"), (wrong, "client"), (wrong, "provider")], ignoreOrder: true);
    }

    private static IEnumerable<string> Seen(params string[] lines) =>
        (Accounts.Good with { Seen = [.. lines.Select(line => new Seen(Accounts.Chat, line))] }).Wrongs();

    private static IEnumerable<string> Taken(params string[] texts) =>
        (Accounts.Good with { Taken = [.. texts.Select((text, i) => new Taken($"S{i}", Accounts.Phone, text))] }).Wrongs();

    // Two messages change places; positions and versions stay.
    private static List<Logged> Swapped(IReadOnlyList<Logged> log, string first, string second) =>
        [.. log.Select(entry => entry.Id == first ? entry with { Id = second } : entry.Id == second ? entry with { Id = first } : entry)];
}
