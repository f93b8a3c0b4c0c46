using Dapper;
using SupportHub.Domain.Cases;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Store;

/// <summary>The check must be able to fail: each rule is broken once, in a transaction that is rolled back.</summary>
public sealed class InvariantsTests(InvariantsTests.Sound sound) : IClassFixture<InvariantsTests.Sound>
{
    private const string Event = "(SELECT max(seq_id) FROM mt_events WHERE stream_id = @Talk)";

    [Theory]
    [InlineData("versions run 1, 2, 3 without a gap", $"UPDATE mt_events SET version = version + 1 WHERE seq_id = {Event}; UPDATE mt_streams SET version = version + 1 WHERE id = @Talk; UPDATE conversations SET version = version + 1 WHERE id = @Talk; UPDATE messages SET version = version + 1 WHERE conversation_id = @Talk AND version = (SELECT max(version) FROM messages WHERE conversation_id = @Talk)")]
    [InlineData("a stream's version is its greatest event's", "UPDATE mt_streams SET version = version + 1 WHERE id = @Talk; UPDATE conversations SET version = version + 1 WHERE id = @Talk")]
    [InlineData("a stream's version is its greatest event's", "INSERT INTO mt_streams (id, type) VALUES (gen_random_uuid(), 'other')")]
    [InlineData("every event is of a stream that is there", "UPDATE mt_events SET stream_id = NULL, version = 1 WHERE stream_id = @Case AND version = 2; UPDATE mt_streams SET version = 1 WHERE id = @Case; UPDATE cases SET version = 1 WHERE id = @Case; UPDATE mt_doc_case SET mt_version = 1 WHERE id = @Case")]
    [InlineData("the tenant is the default one, never NULL", $"UPDATE mt_events SET tenant_id = NULL WHERE seq_id = {Event}")]
    [InlineData("the tenant is the default one, never NULL", "UPDATE mt_streams SET tenant_id = 'other' WHERE id = @Talk")]
    [InlineData("an event's type is the alias of its class", $"UPDATE mt_events SET mt_dotnet_type = 'SupportHub.Domain.Conversations.NoteTaken, SupportHub.Domain' WHERE seq_id = {Event}")]
    [InlineData("an event's type is the alias of its class", $"UPDATE mt_events SET mt_dotnet_type = 'SupportHub.Domain.Conversations.NoteAdded' WHERE seq_id = {Event}")]
    [InlineData("a stream's type is the alias of its events' kind", $"UPDATE mt_events SET mt_dotnet_type = replace(mt_dotnet_type, '.Conversations.', '.Cases.') WHERE seq_id = {Event}")]
    [InlineData("positions grow with versions", "UPDATE mt_events SET seq_id = -seq_id WHERE seq_id = (SELECT min(seq_id) FROM mt_events WHERE stream_id = @Talk); UPDATE mt_events SET seq_id = abs(seq_id) + 1000000 WHERE seq_id < 0; SELECT setval('mt_events_sequence', 9000000)")]
    [InlineData("positions come from the sequence", $"UPDATE mt_events SET seq_id = seq_id + 1000000 WHERE seq_id = {Event}")]
    [InlineData("no two events have one id", $"UPDATE mt_events SET id = (SELECT id FROM mt_events WHERE stream_id = @Talk AND version = 1) WHERE seq_id = {Event}")]
    [InlineData("data is an object in PascalCase with its time", "UPDATE mt_events SET data = data || '{\"by\": 1}' WHERE seq_id = (SELECT min(seq_id) FROM mt_events)")]
    [InlineData("data is an object in PascalCase with its time", $"UPDATE mt_events SET data = data - 'At' WHERE seq_id = {Event}")]
    [InlineData("who did it is on every event", $"UPDATE mt_events SET user_name = NULL WHERE seq_id = {Event}")]
    [InlineData("an archived stream's events are archived, and no other's", $"UPDATE mt_events SET is_archived = true WHERE seq_id = {Event}")]
    [InlineData("an archived stream's events are archived, and no other's", "UPDATE mt_streams SET is_archived = true WHERE id = @Talk")]
    [InlineData("positions of our readers have our names and lie within the log", "INSERT INTO mt_event_progression (name, last_seq_id) VALUES ('measures', 0)")]
    [InlineData("positions of our readers have our names and lie within the log", "INSERT INTO mt_event_progression (name, last_seq_id) VALUES ('supporthub:measures', 9000000)")]
    [InlineData("every conversation has its row, at its stream's version", "UPDATE conversations SET version = version - 1 WHERE id = @Talk")]
    [InlineData("every conversation has its row, at its stream's version", "DELETE FROM conversations WHERE id = @Bare")]
    [InlineData("every case has its row, at its stream's version", "DELETE FROM cases WHERE id = @Case")]
    [InlineData("every case has its snapshot, at its stream's version and under its id", "UPDATE mt_doc_case SET mt_version = mt_version - 1 WHERE id = @Case")]
    [InlineData("every case has its snapshot, at its stream's version and under its id", "UPDATE mt_doc_case SET data = data - 'Id' WHERE id = @Case")]
    [InlineData("every line that was said is shown once, and no other", "DELETE FROM messages WHERE conversation_id = @Talk AND version = 4")]
    [InlineData("every line that was said is shown once, and no other", "INSERT INTO messages SELECT conversation_id, version, 9, gen_random_uuid(), author, author_id, kind, text, language, choices, topic, masked, delivery, error_code, provider_id, at FROM messages WHERE conversation_id = @Talk AND version = 4")]
    [InlineData("what was received has its key", "DELETE FROM inbound_keys WHERE conversation_id = @Talk")]
    [InlineData("of who was erased there is no contact, no address and no word", "INSERT INTO erasures (contact_id, reason) VALUES (@Talk, 'asked')")]
    public async Task A_rule_that_is_broken_is_found_and_no_other(string rule, string plant)
    {
        await using var connection = await sound.Node.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        (await Invariants.Broken(connection, transaction)).ShouldBeEmpty();

        await connection.ExecuteAsync(plant, new { sound.Talk, sound.Bare, sound.Case }, transaction);

        (await Invariants.Broken(connection, transaction)).ShouldBe([rule]);
    }

    [Fact]
    public void Every_rule_is_broken_once() => typeof(InvariantsTests).GetMethod(nameof(A_rule_that_is_broken_is_found_and_no_other))!
        .GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>().Select(data => (string)data.GetData(null!).First()[0])
        .Distinct().ShouldBe(Invariants.Rules.Keys, ignoreOrder: true);

    /// <summary>A small log in order.</summary>
    public sealed class Sound : IAsyncLifetime
    {
        internal StoreNode Node { get; private set; } = null!;

        public Guid Talk { get; } = Guid.CreateVersion7();

        public Guid Bare { get; } = Guid.CreateVersion7();

        public Guid Case { get; } = Guid.CreateVersion7();

        public async Task InitializeAsync()
        {
            Node = new(await TestPostgres.NewDatabaseAsync());
            await Node.Receive(Talk);
            await Node.Reply(Talk, "Good morning");
            await Node.Note(Talk, "Called back");
            await Node.Receive(Bare);
            await Node.Events.Cases.Update(Case, c => c.Escalate(
                new("06037", "1B2C3D4", Talk, Talk, Guid.Empty, Story.Noon), Guid.CreateVersion7(), Talk, EscalationReason.Other, "New card",
                Story.Noon.AddHours(2), Guid.Empty, Story.Noon), Story.Staff, default);
            await Node.Execute("INSERT INTO mt_event_progression (name, last_seq_id) VALUES ('supporthub:of-a-reader', 1)");
        }

        public async Task DisposeAsync() => await Node.DisposeAsync();
    }
}
