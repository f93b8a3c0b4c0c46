using SupportHub.Store.Events;
using SupportHub.Web.Tests.Hosting;

namespace SupportHub.Web.Tests.Store;

/// <summary>The log's tables are an interface to programs with the real Marten: the catalogue is compared word for word.</summary>
public sealed class LogFormatTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Columns_have_Martens_names_types_nullability_and_defaults()
    {
        await using var node = new StoreNode(postgres.ConnectionString);

        (await node.List<string>("""
            SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END || COALESCE(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE c.relkind = 'r' AND c.relname LIKE 'mt\_%' AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY c.relname DESC, a.attnum
            """)).ShouldBe(
        [
            "mt_streams.id uuid not null",
            "mt_streams.type character varying",
            "mt_streams.version bigint",
            "mt_streams.timestamp timestamp with time zone not null default now()",
            "mt_streams.created timestamp with time zone not null default now()",
            "mt_streams.tenant_id character varying default '*DEFAULT*'::character varying",
            "mt_streams.is_archived boolean default false",
            "mt_events.seq_id bigint not null",
            "mt_events.id uuid not null",
            "mt_events.stream_id uuid",
            "mt_events.version bigint not null",
            "mt_events.data jsonb not null",
            "mt_events.bdata bytea",
            "mt_events.type character varying(500) not null",
            "mt_events.timestamp timestamp with time zone not null",
            "mt_events.tenant_id character varying default '*DEFAULT*'::character varying",
            "mt_events.mt_dotnet_type character varying",
            "mt_events.correlation_id character varying",
            "mt_events.causation_id character varying",
            "mt_events.headers jsonb",
            "mt_events.user_name character varying",
            "mt_events.is_archived boolean default false",
            "mt_event_progression.name character varying not null",
            "mt_event_progression.last_seq_id bigint",
            "mt_event_progression.last_updated timestamp with time zone default transaction_timestamp()",
            "mt_doc_case.id uuid not null",
            "mt_doc_case.data jsonb not null",
            "mt_doc_case.mt_last_modified timestamp with time zone default transaction_timestamp()",
            "mt_doc_case.mt_dotnet_type character varying",
            "mt_doc_case.mt_version bigint not null default 0",
        ]);
    }

    [Fact]
    public async Task Keys_indexes_and_the_sequence_have_Martens_names()
    {
        await using var node = new StoreNode(postgres.ConnectionString);

        (await node.List<string>("""
            SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid::regclass::text LIKE 'mt\_%' AND contype <> 'n' ORDER BY 1
            """)).ShouldBe(
        [
            "fkey_mt_events_stream_id FOREIGN KEY (stream_id) REFERENCES mt_streams(id) ON DELETE CASCADE",
            "pk_mt_event_progression PRIMARY KEY (name)",
            "pkey_mt_doc_case_id PRIMARY KEY (id)",
            "pkey_mt_events_seq_id PRIMARY KEY (seq_id)",
            "pkey_mt_streams_id PRIMARY KEY (id)",
        ]);
        (await node.List<string>(@"SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'mt\_%' ORDER BY indexname")).ShouldBe(
        [
            "CREATE UNIQUE INDEX pk_mt_event_progression ON public.mt_event_progression USING btree (name)",
            "CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON public.mt_events USING btree (stream_id, version)",
            "CREATE UNIQUE INDEX pkey_mt_doc_case_id ON public.mt_doc_case USING btree (id)",
            "CREATE UNIQUE INDEX pkey_mt_events_seq_id ON public.mt_events USING btree (seq_id)",
            "CREATE UNIQUE INDEX pkey_mt_streams_id ON public.mt_streams USING btree (id)",
        ]);
        (await node.List<string>("""
            SELECT concat_ws(' ', sequencename, data_type, start_value, increment_by, cache_size, cycle) FROM pg_sequences WHERE sequencename LIKE 'mt\_%'
            """)).ShouldBe(["mt_events_sequence bigint 1 1 1 f"]);
        (await node.List<string>("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")).ShouldBeEmpty("nothing happens behind a program that writes as Marten does");
        (await node.Ask<string>("SELECT pg_get_serial_sequence('mt_events', 'seq_id')")).ShouldBe("public.mt_events_sequence");
    }

    [Fact]
    public async Task What_is_written_keeps_the_formats_rules()
    {
        await using var node = new StoreNode(postgres.ConnectionString);
        var id = Guid.CreateVersion7();
        await node.Receive(id);
        await node.Reply(id, "Good morning");
        await node.Note(id, "Called back");

        await Invariants.Hold(node);
        (await node.List<string>("SELECT type || ' ' || mt_dotnet_type FROM mt_events WHERE stream_id = @id ORDER BY version LIMIT 2", new { id })).ShouldBe(
        [
            "conversation_started SupportHub.Domain.Conversations.ConversationStarted, SupportHub.Domain",
            "message_received SupportHub.Domain.Conversations.MessageReceived, SupportHub.Domain",
        ]);
        (await node.Ask<string>("SELECT type FROM mt_streams WHERE id = @id", new { id })).ShouldBe("conversation");
        (await node.List<string>("SELECT DISTINCT concat_ws(' ', correlation_id, causation_id, user_name) FROM mt_events WHERE stream_id = @id ORDER BY 1", new { id }))
            .ShouldBe(["c-1 contact", $"c-2 c-1 {Story.Staff.User}"]);
        (await node.Ask<string>("SELECT data ->> 'Channel' FROM mt_events WHERE stream_id = @id AND version = 1", new { id })).ShouldBe("1");
    }

    [Theory]
    [InlineData("EscalationRaised", "escalation_raised")]
    [InlineData("ConversationHandedOff", "conversation_handed_off")]
    public void A_stored_name_is_the_class_in_snake_case(string className, string alias) => EventTypes.Alias(className).ShouldBe(alias);
}
