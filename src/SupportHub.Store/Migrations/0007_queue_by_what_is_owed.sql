-- The queue is ordered by since when something is owed: an answer, or a promise the county has not kept.
DROP INDEX ix_conversations_queue;

CREATE INDEX ix_conversations_queue
    ON conversations (urgency DESC, coalesce(waiting_since, CASE WHEN escalation_status IN (0, 1) THEN promised_by END), id)
    WHERE holder = 2 AND NOT resolved;
