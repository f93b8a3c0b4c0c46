-- Plain records: the truth about people, places and channels. Nothing here is derived from the log,
-- except consent (contacts.opted_out and consent_ledger), which the log's opt-out events write.

CREATE TABLE contacts (
    id           uuid        PRIMARY KEY,
    name         text,
    language     int         NOT NULL DEFAULT 0,
    created_at   timestamptz NOT NULL DEFAULT now(),
    opted_out    boolean     NOT NULL DEFAULT false,
    opted_out_at timestamptz
);

-- Address: E.164 for text messages; the SHA-256 (hex) of the visitor token for web chat, so that the token itself is never stored.
CREATE TABLE contact_addresses (
    channel    int  NOT NULL,
    address    text NOT NULL,
    contact_id uuid NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    PRIMARY KEY (channel, address)
);

CREATE INDEX ix_contact_addresses_contact ON contact_addresses (contact_id);

CREATE TABLE consent_ledger (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contact_id uuid        NOT NULL,
    channel    int         NOT NULL,
    address    text        NOT NULL,
    change     int         NOT NULL,
    wording    text        NOT NULL,
    by         text        NOT NULL,
    at         timestamptz NOT NULL
);

COMMENT ON COLUMN consent_ledger.change IS '0 opted out, 1 opted in';

CREATE INDEX ix_consent_ledger_contact ON consent_ledger (contact_id, id);

CREATE TABLE counties (
    fips    text PRIMARY KEY,
    state   text NOT NULL,
    name    text NOT NULL,
    agency  text,
    phone   text,
    online  text,
    zone_id text NOT NULL,
    notes   text
);

CREATE TABLE sites (
    id               uuid   PRIMARY KEY,
    key              text   NOT NULL UNIQUE,
    name             text   NOT NULL,
    allowed_origins  text[] NOT NULL DEFAULT '{}',
    program          text,
    state            text,
    default_language int    NOT NULL DEFAULT 0,
    hours            jsonb
);

CREATE TABLE hub_numbers (
    number           text PRIMARY KEY,
    program          text,
    state            text,
    default_language int  NOT NULL DEFAULT 0
);

CREATE TABLE audit (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT now(),
    staff_id uuid,
    action   text        NOT NULL,
    subject  text        NOT NULL,
    detail   jsonb
);

CREATE INDEX ix_audit_subject ON audit (subject, id);
CREATE INDEX ix_audit_staff ON audit (staff_id, id);
