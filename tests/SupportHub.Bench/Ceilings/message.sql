-- The rows that one client's message in a conversation held by agents writes, as one prepared statement in one round trip:
-- the least that PostgreSQL must do for it. The bench checks that they are the rows our append writes.
\set n random(1, 1000)
WITH moved AS (
    UPDATE mt_streams SET version = version + 1, timestamp = now()
    WHERE id = (lpad(to_hex(:n::int), 8, '0') || '-0000-7000-8000-000000000000')::uuid RETURNING id, version
), event AS (
    INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, user_name)
    SELECT nextval('mt_events_sequence'), gen_random_uuid(), id, version,
        jsonb_build_object('MessageId', gen_random_uuid(), 'ExternalId', gen_random_uuid(), 'Masked', 0, 'Choice', NULL, 'At', now(), 'Text',
            'I sent the papers you asked for last week and nobody called me back yet. Is my interview still on Thursday at nine?'),
        'message_received', now(), '*DEFAULT*', 'SupportHub.Domain.Conversations.MessageReceived, SupportHub.Domain',
        '0af7651916cd43dd8448eb211c80319c', 'contact'
    FROM moved
), seen AS (
    INSERT INTO inbound_keys (channel, external_id, conversation_id, message_id)
    SELECT 0, gen_random_uuid()::text, id, gen_random_uuid() FROM moved
), said AS (
    INSERT INTO messages (conversation_id, version, ordinal, message_id, author, kind, text, language, masked, at)
    SELECT id, version, 0, gen_random_uuid(), 0, 0,
        'I sent the papers you asked for last week and nobody called me back yet. Is my interview still on Thursday at nine?', 0, 0, now()
    FROM moved
)
UPDATE conversations c SET version = moved.version, last_author = 0, last_at = now(), waiting_since = COALESCE(c.waiting_since, now()),
    last_words = 'I sent the papers you asked for last week and nobody called me back yet. Is my interview still on Thursday at nine?'
FROM moved WHERE c.id = moved.id;
