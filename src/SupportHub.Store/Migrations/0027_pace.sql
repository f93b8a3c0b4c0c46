-- Texts leave at the pace of the number they leave from. A paced item is taken when its number is free; every text makes the number busy for
-- as long as its segments last. One row a number, locked while items are taken for it: the pace holds for all nodes together.
ALTER TABLE work_items
    ADD COLUMN pace_key   text,
    ADD COLUMN pace_units int NOT NULL DEFAULT 0,
    ADD COLUMN lane       int NOT NULL DEFAULT 0,
    ADD COLUMN not_before timestamptz;

COMMENT ON COLUMN work_items.lane IS '0 goes before 1: an answer before what nobody asked for';
COMMENT ON COLUMN work_items.not_before IS 'It waits for the morning; later items of its conversation do not wait for it';

CREATE TABLE paces (
    key       text             PRIMARY KEY,
    free_at   timestamptz      NOT NULL DEFAULT now(),
    day       date             NOT NULL DEFAULT current_date,
    day_units double precision NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

DROP INDEX ix_work_items_due;
CREATE INDEX ix_work_items_due ON work_items (due_at, id) WHERE done_at IS NULL AND parked_at IS NULL AND held_at IS NULL AND pace_key IS NULL;
CREATE INDEX ix_work_items_paced ON work_items (pace_key, lane, due_at, id)
    WHERE done_at IS NULL AND parked_at IS NULL AND held_at IS NULL AND pace_key IS NOT NULL;
