-- Where a conversation of a foreign channel is answered. The address is the channel's own, as JSON text, because jsonb cannot hold every string
-- that JSON can. It goes with the contact, so an erasure takes it along.

CREATE TABLE bot_channel_conversations (
    contact_id    uuid    NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    reference     text    NOT NULL,
    authenticated boolean NOT NULL,
    greeted_at    timestamptz,
    typing_at     timestamptz,
    ended_at      timestamptz,
    CONSTRAINT pk_bot_channel_conversations PRIMARY KEY (contact_id)
);

COMMENT ON COLUMN bot_channel_conversations.authenticated IS 'false: a local emulator without a token, which gets none of ours';
