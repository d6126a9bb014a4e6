-- Messages of any feature that wait to be sent. What they say is put together when they are.
CREATE TABLE mail (
  number     ${id},
  kind       TEXT NOT NULL,
  -- what it is about, as the kind writes it
  reference  TEXT NOT NULL,
  -- null: the kind finds it out
  recipient  TEXT,
  -- of links in the message
  base       TEXT,
  items      INTEGER NOT NULL,
  bytes      BIGINT NOT NULL,
  -- begun, also those that a crash left without a result
  attempts   INTEGER NOT NULL,
  -- raised each time that there is more to say, also while the message is being sent
  version    INTEGER NOT NULL,
  created_at BIGINT NOT NULL
);
-- asking twice before the first is sent sends one
CREATE UNIQUE INDEX mail_one ON mail (kind, reference);

INSERT INTO mail (kind, reference, base, items, bytes, attempts, version, created_at)
SELECT CASE kind WHEN 'DIGEST' THEN 'invitation-digest' ELSE 'invitation' END,
  CAST(invitation AS TEXT), base, files, bytes, attempts, version, created_at
FROM invitation_mail;

-- Their jobs go on under the new name.
INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
SELECT 'mail', CAST(mail.number AS TEXT), job.execution_time, FALSE, 1
FROM scheduled_tasks job
JOIN invitation_mail old ON CAST(old.number AS TEXT) = job.task_instance
JOIN mail ON mail.reference = CAST(old.invitation AS TEXT)
  AND mail.kind = CASE old.kind WHEN 'DIGEST' THEN 'invitation-digest' ELSE 'invitation' END
WHERE job.task_name = 'invitation-mail';
DELETE FROM scheduled_tasks WHERE task_name = 'invitation-mail';

DROP TABLE invitation_mail;
