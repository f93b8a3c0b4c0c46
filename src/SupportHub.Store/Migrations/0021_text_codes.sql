-- Codes that prove a phone is in somebody's hand. The code is kept as a slow hash; the number and the code as they are to be texted are sealed,
-- and gone with the row within a day.
CREATE TABLE text_codes (
    id          uuid        PRIMARY KEY,
    contact_id  uuid        NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    site_id     uuid        NOT NULL,
    purpose     int         NOT NULL,
    language    int         NOT NULL,
    phone_hash  text        NOT NULL,
    asked_from  text        NOT NULL,
    code_hash   bytea       NOT NULL,
    sealed      text        NOT NULL,
    created_at  timestamptz NOT NULL,
    tries       int         NOT NULL DEFAULT 0,
    used_at     timestamptz
);

COMMENT ON COLUMN text_codes.purpose IS '0 the chat goes on by text, 1 an earlier conversation is opened here';

CREATE INDEX ix_text_codes_phone ON text_codes (phone_hash, created_at);
CREATE INDEX ix_text_codes_contact ON text_codes (contact_id, created_at);
CREATE INDEX ix_text_codes_asked_from ON text_codes (asked_from, created_at);
CREATE INDEX ix_text_codes_created ON text_codes (created_at);
