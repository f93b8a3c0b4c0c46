using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;
using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Store.Readers;

namespace SupportHub.Web.Sms.Copies;

/// <summary>
/// Notes of every text that came or went when the carrier's copy of it is due to be deleted: some days after the last news of it, when it is delivered
/// or not for good, and nobody looks for it there any more. What was proved stays; so these rows are never made anew.
/// </summary>
internal sealed partial class CopyReader(IOptions<TwilioOptions> options, TimeProvider clock) : IReader
{
    public const string ReaderName = "carrier-copies";

    private const string Schedule = """
        INSERT INTO carrier_copies AS kept (sid, conversation_id, message_id, due_at, next_try_at)
        SELECT told.sid, told.conversation, told.message, due.at, due.at
          FROM unnest(@sids, @conversations, @messages, @ats, @inbound) AS told (sid, conversation, message, at, inbound)
         CROSS JOIN LATERAL (SELECT CASE
             WHEN EXISTS (SELECT FROM conversations c JOIN erasures e ON e.contact_id = c.contact_id WHERE c.id = told.conversation) THEN @now
             WHEN @kept = INTERVAL '0' THEN 'infinity' ELSE told.at + @kept END AS at) AS due
         WHERE NOT told.inbound OR EXISTS (SELECT FROM inbound_keys k WHERE k.channel = 1 AND k.external_id = told.sid)
        ON CONFLICT (sid) DO UPDATE SET due_at = EXCLUDED.due_at, next_try_at = EXCLUDED.next_try_at
         WHERE kept.done_at IS NULL AND kept.due_at < EXCLUDED.due_at
        """;

    public string Name => ReaderName;

    public async Task Handle(long after, IReadOnlyList<RecordedEvent> events, NpgsqlTransaction transaction, CancellationToken ct)
    {
        // The newest word of each: a row is touched once in a statement.
        var told = events.Select(Text).OfType<Told>().GroupBy(text => text.Sid).Select(texts => texts.MaxBy(text => text.At)!).ToList();
        if (told.Count == 0) return;
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Schedule,
            new
            {
                sids = told.Select(text => text.Sid).ToArray(),
                conversations = told.Select(text => text.Conversation).ToArray(),
                messages = told.Select(text => text.Message).ToArray(),
                ats = told.Select(text => text.At).ToArray(),
                inbound = told.Select(text => text.IsInbound).ToArray(),
                kept = options.Value.DeleteAfter,
                now = clock.GetUtcNow(),
            },
            transaction, cancellationToken: ct));
    }

    private static Told? Text(RecordedEvent recorded) => recorded.Data switch
    {
        MessageReceived e when TextId().IsMatch(e.ExternalId) => new(e.ExternalId, recorded.StreamId, e.MessageId, e.At, true),
        DeliveryReported { ProviderId: { } sid } e when recorded.User == "twilio" && TextId().IsMatch(sid) => new(sid, recorded.StreamId, e.MessageId, e.At, false),
        _ => null,
    };

    private sealed record Told(string Sid, Guid Conversation, Guid Message, DateTimeOffset At, bool IsInbound);

    // Other channels choose the ids of what they bring: where it came from is asked besides.
    [GeneratedRegex("^(SM|MM)[0-9a-f]{32}$")]
    private static partial Regex TextId();
}
