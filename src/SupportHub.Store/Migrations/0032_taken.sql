-- Whether somebody talks with the client now. Who had the conversation before it was resolved has it still when the client comes back, and has not
-- spoken again: that client waits.
ALTER TABLE conversations ADD COLUMN taken boolean NOT NULL DEFAULT false;

UPDATE conversations c SET taken = true WHERE c.assignee IS NOT NULL AND NOT EXISTS (
    SELECT FROM mt_events back WHERE back.stream_id = c.id AND back.type = 'conversation_reopened' AND NOT EXISTS (
        SELECT FROM mt_events took WHERE took.stream_id = c.id AND took.version > back.version AND took.type IN ('agent_replied', 'conversation_assigned')));
