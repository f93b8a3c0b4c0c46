-- Until now a word from a phone did not count for writers of whom it was never known who they are: the last word from a phone counts for them too.
WITH words AS (
    SELECT l.contact_id, l.id, l.change, l.at FROM consent_ledger l
    UNION ALL
    SELECT a.contact_id, l.id, l.change, l.at FROM consent_ledger l
    JOIN contact_addresses a ON a.channel = 1 AND a.address = l.address WHERE l.channel = 1
    UNION ALL
    SELECT v.contact_id, l.id, l.change, l.at FROM consent_ledger l
    JOIN conversations v ON v.channel = 1 AND v.address = l.address WHERE l.channel = 1),
last AS (SELECT DISTINCT ON (contact_id) contact_id, change = 0 AS opted_out, at FROM words ORDER BY contact_id, id DESC),
standing AS (
    SELECT k.id, CASE WHEN last.opted_out THEN last.at WHEN k.opted_out AND (last.at IS NULL OR last.at < k.opted_out_at) THEN k.opted_out_at END AS since
    FROM contacts k LEFT JOIN last ON last.contact_id = k.id)
UPDATE contacts c SET opted_out = s.since IS NOT NULL, opted_out_at = s.since FROM standing s
WHERE c.id = s.id AND (c.opted_out, c.opted_out_at) IS DISTINCT FROM (s.since IS NOT NULL, s.since);
