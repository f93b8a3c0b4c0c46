-- Questions the bot could not answer, masked, until their end date. Made of the log by the reader gaps; the second table is filled while the first is in use.
CREATE TABLE gaps (
    conversation_id uuid        NOT NULL,
    version         bigint      NOT NULL,
    at              timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL,
    language        int         NOT NULL,
    kind            int         NOT NULL,
    text            text        NOT NULL,
    nearest         text,
    content_version text        NOT NULL,
    CONSTRAINT pk_gaps PRIMARY KEY (conversation_id, version)
);

COMMENT ON COLUMN gaps.kind IS '0 the bot had no answer, 1 it asked back and a person had to come, 2 the client said that the answer did not answer';

CREATE INDEX ix_gaps_language ON gaps (language, at DESC);
CREATE INDEX ix_gaps_ends ON gaps (ends_at);

CREATE TABLE gaps_beside (LIKE gaps INCLUDING ALL);
