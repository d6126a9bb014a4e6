CREATE TRIGGER audit_stays_as_it_is BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_stays BEFORE DELETE ON audit
WHEN NOT EXISTS (SELECT 1 FROM audit_purge WHERE OLD.at < older_than)
BEGIN
  SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

-- INSERT OR REPLACE deletes what is in its way without asking the trigger above.
CREATE TRIGGER audit_replaces_nothing BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number)
BEGIN
  SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_replaces_no_like BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE once = NEW.once)
BEGIN
  SELECT RAISE(IGNORE);
END;

-- 30 days. The newest entry, and not a clock, says what is old.
CREATE TRIGGER audit_purge_is_bounded BEFORE INSERT ON audit_purge
WHEN NEW.older_than > (SELECT COALESCE(MAX(at), 0) FROM audit) - 2592000000
BEGIN
  SELECT RAISE(ABORT, 'the last 30 days of the audit trail stay');
END;

CREATE TRIGGER audit_purge_stays_as_it_is BEFORE UPDATE ON audit_purge
BEGIN
  SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
