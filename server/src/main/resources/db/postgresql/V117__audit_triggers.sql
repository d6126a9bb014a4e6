CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is append-only';
END;
$$;

CREATE FUNCTION audit_refuse_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM audit_purge WHERE OLD.at < older_than) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the audit trail is append-only';
END;
$$;

-- 30 days. The newest entry, and not a clock, says what is old.
CREATE FUNCTION audit_bound_purge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.older_than > (SELECT COALESCE(MAX(at), 0) FROM audit) - 2592000000 THEN
    RAISE EXCEPTION 'the last 30 days of the audit trail stay';
  END IF;
  RETURN NEW;
END;
$$;

CREATE TRIGGER audit_stays_as_it_is BEFORE UPDATE ON audit
  FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
  FOR EACH ROW EXECUTE FUNCTION audit_refuse_delete();
CREATE TRIGGER audit_stays_whole BEFORE TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_purge_is_bounded BEFORE INSERT ON audit_purge
  FOR EACH ROW EXECUTE FUNCTION audit_bound_purge();
CREATE TRIGGER audit_purge_stays_as_it_is BEFORE UPDATE ON audit_purge
  FOR EACH ROW EXECUTE FUNCTION audit_refuse();
