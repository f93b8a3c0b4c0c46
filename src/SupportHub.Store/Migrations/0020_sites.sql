-- A site's colour (#rrggbb), its standing, and by what it signs who its visitors are: a public key (PEM), and a shared secret that only this
-- program can read (data protection's own form).
ALTER TABLE sites
    ADD COLUMN colour          text,
    ADD COLUMN retired         boolean NOT NULL DEFAULT false,
    ADD COLUMN identity_key    text,
    ADD COLUMN identity_secret text;

-- A contact whom a site signed for, and when it last did.
ALTER TABLE contacts
    ADD COLUMN verified_site uuid,
    ADD COLUMN verified_at   timestamptz;
