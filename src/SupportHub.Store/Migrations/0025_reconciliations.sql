-- Each look at the carrier's own list: how far it goes (the carrier's clock), and what the hub had missed.
CREATE TABLE reconciliations (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    began_at timestamptz NOT NULL,
    ended_at timestamptz NOT NULL,
    upto     timestamptz NOT NULL,
    listed   int         NOT NULL,
    taken    int         NOT NULL,
    reports  int         NOT NULL
);

-- Texts of people who were erased, by a hash of the carrier's id alone: what the carrier still lists must not bring them back.
CREATE TABLE erased_texts (
    sid_sha256 bytea PRIMARY KEY
);

-- When the client wrote a text that came in late, because the carrier's call was lost.
ALTER TABLE messages ADD COLUMN written_at timestamptz;
