-- Texts of which the carrier has not said how they ended, in the order of their asking: the nightly look reads these and not all that was ever said.
CREATE INDEX ix_messages_unfinished ON messages (at, message_id) WHERE provider_id IS NOT NULL AND delivery IN (0, 1, 2);
