-- A case's state as a document, in Marten's format for a snapshot of a stream: mt_version is the stream's version.
CREATE TABLE mt_doc_case (
    id               uuid        NOT NULL,
    data             jsonb       NOT NULL,
    mt_last_modified timestamptz DEFAULT transaction_timestamp(),
    mt_dotnet_type   varchar,
    mt_version       bigint      NOT NULL DEFAULT 0,
    CONSTRAINT pkey_mt_doc_case_id PRIMARY KEY (id)
);
