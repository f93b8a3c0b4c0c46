-- Which texts of ours the carrier keeps a copy of, and the proof that it is gone: no words and no numbers. The reader carrier-copies says when each
-- is due; an erasure makes it due at once, and leaves the proof.
CREATE TABLE carrier_copies (
    sid             text        NOT NULL,
    conversation_id uuid        NOT NULL,
    message_id      uuid        NOT NULL,
    due_at          timestamptz NOT NULL,
    next_try_at     timestamptz NOT NULL,
    tries           int         NOT NULL DEFAULT 0,
    answer          int,
    files           int,
    done_at         timestamptz,
    CONSTRAINT pk_carrier_copies PRIMARY KEY (sid)
);

COMMENT ON COLUMN carrier_copies.due_at IS 'infinity: copies are kept, until an erasure';
COMMENT ON COLUMN carrier_copies.answer IS 'the HTTP status of the last answer: 204 deleted, 404 nothing was there any more; NULL: not asked yet, or no answer';
COMMENT ON COLUMN carrier_copies.files IS 'how many photos and papers were deleted with it';

CREATE INDEX ix_carrier_copies_next ON carrier_copies (next_try_at) WHERE done_at IS NULL;
CREATE INDEX ix_carrier_copies_failing ON carrier_copies (due_at) WHERE done_at IS NULL AND tries > 1;
CREATE INDEX ix_carrier_copies_done ON carrier_copies (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX ix_carrier_copies_conversation ON carrier_copies (conversation_id);
