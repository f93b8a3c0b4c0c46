-- What was open in the backup may have been done after it was made: it waits until a person releases it, and texts are looked for at the carrier first.
UPDATE public.work_items SET held_at = now(), held_reason = :'reason', told_at = NULL, parked_at = NULL, leased_until = NULL, leased_by = NULL, unsure_since = coalesce(unsure_since, created_at) WHERE done_at IS NULL AND held_at IS NULL;
-- Chats and screens remember positions that the backup does not have: new events must come behind them, or they would not be seen.
SELECT setval('public.mt_events_sequence', nextval('public.mt_events_sequence') + 1000000);
INSERT INTO public.audit (action, subject, detail) VALUES ('restore', 'database', jsonb_build_object('reason', :'reason'));
