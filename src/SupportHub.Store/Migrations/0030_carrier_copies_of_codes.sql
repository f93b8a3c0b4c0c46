-- A code that proves a number is a text too, and no message of any conversation.
ALTER TABLE carrier_copies ALTER COLUMN conversation_id DROP NOT NULL, ALTER COLUMN message_id DROP NOT NULL;

COMMENT ON COLUMN carrier_copies.conversation_id IS 'NULL: a text outside every conversation, such as a code';
