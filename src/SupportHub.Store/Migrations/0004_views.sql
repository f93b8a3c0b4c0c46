-- The tables screens read. Every row is written in the transaction of the append it follows from, and can be rebuilt from the log.
-- Indexes are partial and end in the id, so that a keyset page costs the same however long the log grows.

CREATE TABLE conversations (
    id                uuid        PRIMARY KEY,
    version           bigint      NOT NULL,
    contact_id        uuid        NOT NULL,
    channel           int         NOT NULL,
    address           text        NOT NULL,
    hub_address       text        NOT NULL,
    site_id           uuid,
    program           text,
    state             text,
    language          int         NOT NULL,
    holder            int         NOT NULL,
    assignee          uuid,
    resolved          boolean     NOT NULL,
    urgency           int         NOT NULL,
    handoff_reason    int,
    topic             text,
    waiting_since     timestamptz,
    first_words       text,
    last_words        text,
    last_author       int,
    last_at           timestamptz NOT NULL,
    started_at        timestamptz NOT NULL,
    case_id           uuid,
    county            text,
    case_number       text,
    promised_by       timestamptz,
    escalation_status int
);

-- One open conversation of a contact and channel: two messages that arrive at once cannot start two.
CREATE UNIQUE INDEX ux_conversations_open ON conversations (contact_id, channel) WHERE NOT resolved;

CREATE INDEX ix_conversations_queue ON conversations (urgency DESC, waiting_since, id) WHERE holder = 2 AND NOT resolved;
CREATE INDEX ix_conversations_assignee ON conversations (assignee, last_at DESC, id) WHERE assignee IS NOT NULL AND NOT resolved;
CREATE INDEX ix_conversations_bot ON conversations (last_at DESC, id) WHERE holder = 1 AND NOT resolved;
CREATE INDEX ix_conversations_open ON conversations (last_at DESC, id) WHERE NOT resolved;
CREATE INDEX ix_conversations_resolved ON conversations (last_at DESC, id) WHERE resolved;
CREATE INDEX ix_conversations_contact ON conversations (contact_id, last_at DESC, id);
CREATE INDEX ix_conversations_case ON conversations (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE messages (
    conversation_id uuid        NOT NULL,
    version         bigint      NOT NULL,
    ordinal         int         NOT NULL,
    message_id      uuid        NOT NULL,
    author          int         NOT NULL,
    author_id       uuid,
    kind            int         NOT NULL,
    text            text        NOT NULL,
    language        int         NOT NULL,
    choices         jsonb,
    topic           text,
    masked          int         NOT NULL DEFAULT 0,
    delivery        int,
    error_code      text,
    provider_id     text,
    at              timestamptz NOT NULL,
    CONSTRAINT pk_messages PRIMARY KEY (conversation_id, version, ordinal),
    CONSTRAINT ux_messages_message UNIQUE (message_id)
);

COMMENT ON COLUMN messages.kind IS '0 message, 1 note, 2 notice';

CREATE INDEX ix_messages_provider ON messages (provider_id) WHERE provider_id IS NOT NULL;

-- What was received before: a provider's second delivery of the same message is refused here.
CREATE TABLE inbound_keys (
    channel         int  NOT NULL,
    external_id     text NOT NULL,
    conversation_id uuid NOT NULL,
    message_id      uuid NOT NULL,
    CONSTRAINT pk_inbound_keys PRIMARY KEY (channel, external_id)
);

CREATE TABLE cases (
    id                uuid        PRIMARY KEY,
    version           bigint      NOT NULL,
    county            text        NOT NULL,
    case_number       text        NOT NULL,
    conversation_id   uuid        NOT NULL,
    contact_id        uuid        NOT NULL,
    escalation_id     uuid,
    escalation_status int,
    reason            int,
    need              text,
    promised_by       timestamptz,
    liaison           uuid,
    answer            text,
    raised_by         uuid,
    raised_at         timestamptz,
    last_at           timestamptz NOT NULL
);

COMMENT ON COLUMN cases.escalation_status IS '0 raised, 1 acknowledged, 2 answered, 3 declined';

CREATE INDEX ix_cases_county_waiting ON cases (county, promised_by, id) WHERE escalation_status IN (0, 1);
CREATE INDEX ix_cases_county ON cases (county, last_at DESC, id);
CREATE INDEX ix_cases_number ON cases (county, case_number);
CREATE INDEX ix_cases_conversation ON cases (conversation_id);
CREATE INDEX ix_cases_contact ON cases (contact_id);
