namespace SupportHub.Web.Tests.Store;

/// <summary>What must be true of every log, whatever happened to it. Each question counts the rows that break a rule.</summary>
internal static class Invariants
{
    public static async Task Hold(StoreNode node)
    {
        (await node.Ask<long>("""
            SELECT count(*) FROM (
                SELECT version, row_number() OVER (PARTITION BY stream_id ORDER BY version) AS place FROM mt_events) numbered
            WHERE version <> place
            """)).ShouldBe(0, "versions run 1, 2, 3 without a gap");
        (await node.Ask<long>("""
            SELECT count(*) FROM mt_streams s
            WHERE s.version IS DISTINCT FROM (SELECT max(e.version) FROM mt_events e WHERE e.stream_id = s.id)
            """)).ShouldBe(0, "a stream's version is its greatest event's");
        (await node.Ask<long>("""
            SELECT (SELECT count(*) FROM mt_events WHERE tenant_id IS DISTINCT FROM '*DEFAULT*')
                 + (SELECT count(*) FROM mt_streams WHERE tenant_id IS DISTINCT FROM '*DEFAULT*')
            """)).ShouldBe(0, "the tenant is never NULL");
        (await node.Ask<long>("""
            SELECT count(*) FROM mt_events
            WHERE type <> lower(regexp_replace(regexp_replace(split_part(mt_dotnet_type, ',', 1), '^.*\.', ''), '(?<!^)([A-Z])', '_\1', 'g'))
            """)).ShouldBe(0, "the stored name follows the class");
        (await node.Ask<long>("""
            SELECT count(*) FROM (
                SELECT seq_id < lag(seq_id) OVER (PARTITION BY stream_id ORDER BY version) AS backwards FROM mt_events) ordered WHERE backwards
            """)).ShouldBe(0, "positions grow with versions");
        (await node.Ask<long>("""
            SELECT count(*) FROM conversations c JOIN mt_streams s ON s.id = c.id WHERE c.version <> s.version
            """)).ShouldBe(0, "a view row stands at its stream's version");
        (await node.Ask<long>("""
            SELECT count(*) FROM mt_doc_case c FULL JOIN (SELECT * FROM mt_streams WHERE type = 'case') s ON s.id = c.id WHERE c.mt_version IS DISTINCT FROM s.version
            """)).ShouldBe(0, "a snapshot stands at its stream's version");
    }
}
