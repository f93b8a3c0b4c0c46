-- Whether the carrier itself confirms STOP and START and answers HELP on this number, as Twilio does by default.
ALTER TABLE hub_numbers ADD COLUMN name text NOT NULL DEFAULT '';
ALTER TABLE hub_numbers ADD COLUMN carrier_answers boolean NOT NULL DEFAULT true;

ALTER TABLE consent_ledger ADD COLUMN how int NOT NULL DEFAULT 0;
COMMENT ON COLUMN consent_ledger.how IS '0 a word, 1 the carrier''s reading, 2 own words confirmed to the bot, 3 written down by staff, 4 refused by the carrier, 5 yes to our offer in the chat';
