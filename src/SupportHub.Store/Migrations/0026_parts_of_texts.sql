-- A long message goes out as several texts, and one that failed goes out again: it has several of the provider's ids.
ALTER TABLE messages ADD COLUMN earlier_ids text, ADD COLUMN until timestamptz;

COMMENT ON COLUMN messages.earlier_ids IS 'The provider''s ids of its earlier texts, with a space between; provider_id is the last one''s';
COMMENT ON COLUMN messages.until IS 'When it leaves, while it waits for the morning or for another try';

CREATE INDEX ix_messages_earlier_ids ON messages USING gin (string_to_array(earlier_ids, ' ')) WHERE earlier_ids IS NOT NULL;
