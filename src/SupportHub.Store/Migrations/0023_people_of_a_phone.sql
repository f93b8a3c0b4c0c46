-- One phone can be several people's: the address of a text is no longer one contact's alone. The row made by the first text is its owner's;
-- those of other people who write from the same phone are shared.
ALTER TABLE contact_addresses ADD COLUMN shared boolean NOT NULL DEFAULT false;
ALTER TABLE contact_addresses DROP CONSTRAINT contact_addresses_pkey;
ALTER TABLE contact_addresses ADD CONSTRAINT contact_addresses_pkey PRIMARY KEY (channel, address, contact_id);
CREATE UNIQUE INDEX ux_contact_addresses_first ON contact_addresses (channel, address) WHERE NOT shared;
CREATE INDEX ix_conversations_address ON conversations (address, last_at DESC) WHERE channel = 1;

-- 0 known, 1 not known, 2 asked: on a phone of several people.
ALTER TABLE conversations ADD COLUMN writer int NOT NULL DEFAULT 0;

-- Whether texts may appear on the client's phone: NULL not asked, true yes, false others may read it.
ALTER TABLE contacts ADD COLUMN safe_to_text boolean;
ALTER TABLE contacts ADD COLUMN safe_to_text_note text;
