-- The outbox: work written in the transaction of the event it follows from, done afterwards by whichever node claims it.
-- Rows are updated several times in a short life: room on the page keeps those updates cheap.

CREATE TABLE work_items (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind            text        NOT NULL,
    conversation_id uuid        NOT NULL,
    payload         jsonb       NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    due_at          timestamptz NOT NULL DEFAULT now(),
    attempts        int         NOT NULL DEFAULT 0,
    leased_until    timestamptz,
    leased_by       text,
    done_at         timestamptz,
    parked_at       timestamptz,
    last_error      text
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);

CREATE INDEX ix_work_items_due ON work_items (due_at, id) WHERE done_at IS NULL AND parked_at IS NULL;
CREATE INDEX ix_work_items_order ON work_items (conversation_id, kind, id) WHERE done_at IS NULL AND parked_at IS NULL;
CREATE INDEX ix_work_items_parked ON work_items (id) WHERE parked_at IS NOT NULL AND done_at IS NULL;
