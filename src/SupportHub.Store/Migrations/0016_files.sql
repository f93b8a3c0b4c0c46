-- Photos and papers that came with clients' messages: the bytes themselves, so that a backup, an erasure and another node need nothing more.
-- The log says which message a file came with; what is written here follows it in the same transaction. A record, not a view: it cannot be made anew.
CREATE TABLE files (
    id              uuid        PRIMARY KEY,
    contact_id      uuid        NOT NULL,
    key             text        NOT NULL,
    conversation_id uuid,
    message_id      uuid,
    ordinal         int         NOT NULL DEFAULT 0,
    state           int         NOT NULL,
    fault           int,
    kind            int,
    type            text,
    name            text,
    bytes           int         NOT NULL DEFAULT 0,
    source          text,
    content         bytea,
    thumbnail       bytea,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT uq_files_key UNIQUE (contact_id, key)
);

COMMENT ON COLUMN files.key IS 'the uploader''s own, or the carrier''s id: the same again is the same file';
COMMENT ON COLUMN files.state IS '0 waiting to be fetched or scanned, 1 kept, 2 refused';
COMMENT ON COLUMN files.type IS 'told by its content; NULL until it is fetched';
COMMENT ON COLUMN files.source IS 'where the carrier has it';
COMMENT ON COLUMN files.message_id IS 'NULL: uploaded and not sent; deleted after a day';

-- Photos and PDFs are compressed already.
ALTER TABLE files ALTER COLUMN content SET STORAGE EXTERNAL, ALTER COLUMN thumbnail SET STORAGE EXTERNAL;

CREATE INDEX ix_files_message ON files (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX ix_files_conversation ON files (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX ix_files_unsent ON files (created_at) WHERE message_id IS NULL;
