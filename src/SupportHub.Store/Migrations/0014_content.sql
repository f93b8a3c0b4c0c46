-- What the bot says is the newest publication. Its package is the content folder as it was checked, so that every node answers by the same words.
CREATE TABLE content_packages (
    version text  PRIMARY KEY,
    files   bytea NOT NULL
);

COMMENT ON COLUMN content_packages.files IS 'a zip of the content folder';

CREATE TABLE content_publications (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version text        NOT NULL REFERENCES content_packages (version),
    at      timestamptz NOT NULL DEFAULT now(),
    by      uuid
);

COMMENT ON COLUMN content_publications.by IS 'staff; NULL from the command line or at a start';
