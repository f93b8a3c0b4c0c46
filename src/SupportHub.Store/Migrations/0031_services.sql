-- Numbers of one messaging service (one campaign at the carriers) share its rate. The service's row is locked before its numbers' rows while
-- texts are taken, so that the rate holds for all nodes and all its numbers together; 0 is no limit.
CREATE TABLE messaging_services (
    name                text             PRIMARY KEY,
    segments_per_second double precision NOT NULL DEFAULT 0,
    segments_per_day    int              NOT NULL DEFAULT 0,
    free_at             timestamptz      NOT NULL DEFAULT now(),
    day                 date             NOT NULL DEFAULT current_date,
    day_units           double precision NOT NULL DEFAULT 0,
    turn                double precision NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

COMMENT ON COLUMN messaging_services.turn IS 'Up to where its numbers have had their share, in segments: one that was silent begins here';

ALTER TABLE hub_numbers ADD COLUMN service text REFERENCES messaging_services (name);

ALTER TABLE paces ADD COLUMN turn double precision NOT NULL DEFAULT 0;
COMMENT ON COLUMN paces.turn IS 'Up to where this number has had its share of its service, in segments: the lowest goes first';

-- The row without a key counts the day of all numbers together.
INSERT INTO paces (key) VALUES ('');

-- Words in danger are -2 now: between them and answers (0) come codes, for which somebody waits.
UPDATE work_items SET lane = -2 WHERE lane = -1 AND done_at IS NULL;
COMMENT ON COLUMN work_items.lane IS 'Lower goes first: -2 danger, -1 a code that is waited for, 0 an answer, 1 what nobody asked for';
