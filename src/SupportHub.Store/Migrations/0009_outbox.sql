-- An item whose effect may have happened without our note of it is unsure: it is settled before it is tried again.
-- An item that is held (after a restore) or parked waits for a person; told_at says that its handler has made that visible.
ALTER TABLE work_items
    ADD COLUMN unsure_since timestamptz,
    ADD COLUMN tried_at     timestamptz,
    ADD COLUMN settle_by    timestamptz,
    ADD COLUMN looks        int NOT NULL DEFAULT 0,
    ADD COLUMN held_at      timestamptz,
    ADD COLUMN held_reason  text,
    ADD COLUMN told_at      timestamptz,
    ADD COLUMN cancelled_at timestamptz;

COMMENT ON COLUMN work_items.unsure_since IS 'The first try whose outcome is not known; NULL: surely without effect, or done';
COMMENT ON COLUMN work_items.tried_at IS 'The last try that may have had its effect';
COMMENT ON COLUMN work_items.settle_by IS 'When an unsure item becomes a person''s to decide';
COMMENT ON COLUMN work_items.looks IS 'How often in a row the other side had nothing of it since tried_at';

DROP INDEX ix_work_items_due;
DROP INDEX ix_work_items_order;
DROP INDEX ix_work_items_parked;

CREATE INDEX ix_work_items_due ON work_items (due_at, id) WHERE done_at IS NULL AND parked_at IS NULL AND held_at IS NULL;
CREATE INDEX ix_work_items_order ON work_items (conversation_id, kind, id) WHERE done_at IS NULL;
CREATE INDEX ix_work_items_waiting ON work_items (id) WHERE done_at IS NULL AND (parked_at IS NOT NULL OR held_at IS NOT NULL);
CREATE INDEX ix_work_items_untold ON work_items (id) WHERE done_at IS NULL AND told_at IS NULL AND (parked_at IS NOT NULL OR held_at IS NOT NULL);
CREATE INDEX ix_work_items_cancelled ON work_items (conversation_id, kind) WHERE cancelled_at IS NOT NULL;
-- What is done is deleted after some days, the oldest first, by this and not by a scan.
CREATE INDEX ix_work_items_done ON work_items (done_at) WHERE done_at IS NOT NULL;
