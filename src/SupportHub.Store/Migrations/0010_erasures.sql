-- Who was erased, by the id that their streams keep and nothing else is kept of. A backup from before an erasure brings the person back:
-- after a restore this list is applied again.
CREATE TABLE erasures (
    contact_id uuid        NOT NULL,
    at         timestamptz NOT NULL DEFAULT now(),
    by         uuid,
    reason     text        NOT NULL,
    CONSTRAINT pk_erasures PRIMARY KEY (contact_id)
);

COMMENT ON COLUMN erasures.by IS 'staff; NULL from the command line';
