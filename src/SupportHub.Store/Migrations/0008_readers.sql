-- Readers that keep what they made of the log. Their positions stand in mt_event_progression as supporthub:<name>, beside Marten's own rows.
-- A row here says which node acts for a reader now, and at which event the reader waits for a person.
CREATE TABLE readers (
    name            text PRIMARY KEY,
    leased_by       text,
    leased_until    timestamptz,
    parked_at       timestamptz,
    parked_position bigint,
    parked_stream   uuid,
    parked_event    text,
    parked_error    text
) WITH (fillfactor = 50);

-- Events that a person told a reader to pass over: for ever, also when what it made is made anew.
CREATE TABLE reader_skips (
    reader   text        NOT NULL,
    position bigint      NOT NULL,
    staff_id uuid        NOT NULL,
    reason   text        NOT NULL,
    at       timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_reader_skips PRIMARY KEY (reader, position)
);

-- What happened on a day of the desk. Counted by the reader daily-measures; the second table is filled while the first is in use.
CREATE TABLE daily_measures (
    day      date   NOT NULL,
    measure  text   NOT NULL,
    channel  int    NOT NULL,
    language int    NOT NULL,
    count    bigint NOT NULL,
    CONSTRAINT pk_daily_measures PRIMARY KEY (day, measure, channel, language)
) WITH (fillfactor = 70);

CREATE TABLE daily_measures_beside (LIKE daily_measures INCLUDING ALL);
