using SupportHub.Domain.Cases;
using SupportHub.Domain.Contacts;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Web.Tests.Store;

namespace SupportHub.Web.Tests.Erasure;

/// <summary>A person with a word in every place where something of a person is kept, and the search for it in every table there is.</summary>
internal sealed class Zebra(StoreNode node)
{
    public const string Name = "Maria Zebrafinch";
    public const string Phone = "+12135550142";
    public const string Visitor = "feedfacefeedfacefeedfacefeedface";

    private static readonly string[] s_traces = ["%zebrafinch%", "%2135550142%", "%555-0142%", $"%{Visitor}%"];
    private readonly Guid _agent = Guid.CreateVersion7();

    public Guid Contact { get; private set; }

    public Guid ByText { get; } = Guid.CreateVersion7();

    public Guid ByChat { get; } = Guid.CreateVersion7();

    public Guid Case { get; } = Guid.CreateVersion7();

    public Guid[] Streams => [ByText, ByChat, Case];

    public async Task<Zebra> Plant()
    {
        Contact = (await node.Get<Contacts>().FindOrCreate(Channel.Sms, Phone, Language.English, default)).Id;
        await node.Execute("UPDATE contacts SET name = @Name WHERE id = @Contact; INSERT INTO contact_addresses VALUES (0, @Visitor, @Contact)", new { Name, Contact, Visitor });
        await Texts();
        await Chats();
        await Escalates();
        await BesideTheLog();
        return this;
    }

    /// <summary>The tables, of all there are, in which a trace is left, with the number of rows.</summary>
    public async Task<IReadOnlyList<string>> Traces()
    {
        var found = new List<string>();
        foreach (var table in await node.List<string>("SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema = 'public' ORDER BY 1"))
            if (await node.Ask<long>($"SELECT count(*) FROM {table} t WHERE t::text ILIKE ANY (@s_traces)", new { s_traces }) is > 0 and var rows) found.Add($"{table} {rows}");
        return found;
    }

    /// <summary>Everything of the log that erasure must leave as it is, up to a position.</summary>
    public Task<IReadOnlyList<string>> Frame(long position) => node.List<string>("""
        SELECT concat_ws(' ', seq_id, id, stream_id, version, type, mt_dotnet_type, timestamp, tenant_id, correlation_id, causation_id, user_name, is_archived)
        FROM mt_events WHERE seq_id <= @position ORDER BY seq_id
        """, new { position });

    private async Task Texts()
    {
        var (store, reply, answer) = (node.Events, Guid.CreateVersion7(), Guid.CreateVersion7());
        await Says(ByText, "zebrafinch: my card is gone", Channel.Sms);
        await store.Conversations.Update(ByText, c => c.BotReply(
            [new(answer, "You wrote zebrafinch", [new("zebrafinch", "zebrafinch")])],
            new("ask_back", "ebt-card-lost", 0.5, Language.Spanish, "v1", false),
            Dialogue.New with { Question = new(QuestionKind.PickTopic, "zebrafinch", [new("zebrafinch", "zebrafinch")], Story.Noon) }, null, true, Story.Noon),
            new("bot"), default);
        await Says(ByText, "AYUDA zebrafinch", Channel.Sms, new(ConsentKind.Help, "AYUDA zebrafinch"));
        await Says(ByText, "START zebrafinch", Channel.Sms, new(ConsentKind.Start, "START zebrafinch"));
        await Says(ByText, "STOP zebrafinch", Channel.Sms, new(ConsentKind.Stop, "STOP zebrafinch"));
        await store.Conversations.Update(ByText, c => c.Reply(reply, _agent, "Dear Maria Zebrafinch", false, Story.Noon), Story.Staff, default);
        await node.Note(ByText, "Maria Zebrafinch, +1 213-555-0142, sounds upset");
        await store.Conversations.Update(ByText, c => c.Notify(Guid.CreateVersion7(), "promise", "Zebrafinch, the county calls.", Story.Noon), Story.Staff, default);
        await store.Conversations.Update(ByText, c => c.ReportDelivery(reply, DeliveryStatus.Sent, null, "SM-zebrafinch", Story.Noon), new("twilio"), default);
        await store.Conversations.Update(ByText, c => c.LinkCase(Case, "06037", "ZEBRAFINCH1", _agent, Story.Noon), Story.Staff, default);
    }

    private async Task Chats()
    {
        await Says(ByChat, "zebrafinch again", Channel.WebChat);
        await node.Events.Conversations.Update(ByChat, c => c.Reply(Guid.CreateVersion7(), _agent, "Hello Zebrafinch", false, Story.Noon), Story.Staff, default);
    }

    private async Task Escalates()
    {
        var origin = new CaseOpened("06037", "ZEBRAFINCH1", ByText, Contact, _agent, Story.Noon);
        foreach (var answered in new[] { true, false })
        {
            await node.Events.Cases.Update(Case, c => c.Escalate(
                origin, Guid.CreateVersion7(), ByText, EscalationReason.Other, "Zebrafinch needs a card", Story.Noon.AddHours(1), _agent, Story.Noon), Story.Staff, default);
            await node.Events.Cases.Update(
                Case, c => answered ? c.Answer("Zebrafinch has it", _agent, Story.Noon) : c.Decline("Zebrafinch moved", _agent, Story.Noon), Story.Staff, default);
        }
        await node.Events.Cases.Update(Case, c => c.Escalate(
            origin, Guid.CreateVersion7(), ByText, EscalationReason.Other, "Zebrafinch still waits", Story.Noon.AddHours(1), _agent, Story.Noon), Story.Staff, default);
    }

    // Done, failed, parked and waiting work; words that staff wrote into a record of their own.
    private async Task BesideTheLog()
    {
        await node.Execute("""
            UPDATE work_items SET done_at = now() WHERE id = (SELECT min(id) FROM work_items WHERE conversation_id = @ByText AND kind = 'send-sms');
            UPDATE work_items SET parked_at = now(), last_error = 'zebrafinch', held_at = now(), held_reason = 'zebrafinch' WHERE id = (SELECT max(id) FROM work_items WHERE conversation_id = @ByText AND kind = 'send-sms');
            """, new { ByText });
        await node.Execute("""
            INSERT INTO gaps (conversation_id, version, at, ends_at, language, kind, text, content_version) VALUES (@ByText, 3, now(), now() + interval '1 day', 1, 0, 'zebrafinch card gone', 'v1');
            INSERT INTO gaps_beside SELECT * FROM gaps
            """, new { ByText });
        var position = await node.Ask<long>("SELECT seq_id FROM mt_events WHERE stream_id = @ByText AND version = 2", new { ByText });
        await node.Execute("INSERT INTO reader_skips (reader, position, staff_id, reason) VALUES ('measures', @position, @_agent, 'zebrafinch again')", new { position, _agent });
        var audit = node.Get<Audit>();
        await audit.Write(_agent, "reader-skipped", "reader:measures", new { position, reason = "zebrafinch again" }, default);
        await audit.Write(_agent, "work-cancel", "work:7", new { kind = "send-sms", conversationId = ByText, reason = "zebrafinch again" }, default);
        await audit.Write(_agent, "case-read", $"case:{Case}", new { seen = "zebrafinch" }, default);
    }

    private Task<Updated<Conversation>> Says(Guid conversation, string text, Channel channel, ConsentWord? consent = null) => node.Events.Conversations.Update(
        conversation,
        c => c.Receive(
            new(channel, Contact, channel == Channel.Sms ? Phone : "", "hub", null, null, "CA", Language.English),
            new(Guid.CreateVersion7(), channel == Channel.Sms ? $"SM-zebrafinch-{Guid.NewGuid():N}" : $"{Visitor}:{Guid.NewGuid():N}", text, SensitiveKinds.None, "zebrafinch", consent),
            Story.Noon),
        Story.Contact, default);
}
