-- What is done again and again within an hour has one entry.
ALTER TABLE audit ADD COLUMN once TEXT;
CREATE UNIQUE INDEX audit_once ON audit (once);
DROP INDEX audit_actor;
CREATE INDEX audit_at ON audit (at, number);
CREATE INDEX audit_actor_at ON audit (actor, at, number);

-- While there is a row here, the triggers let go of entries that are older than it says. It can never
-- be committed, since what it refers to can never exist: only the transaction that has written it can
-- delete entries, and only if it takes the row away again.
CREATE TABLE audit_purge_never (
  id BIGINT PRIMARY KEY CHECK (id < id)
);
CREATE TABLE audit_purge (
  older_than BIGINT NOT NULL,
  never      BIGINT NOT NULL REFERENCES audit_purge_never (id) DEFERRABLE INITIALLY DEFERRED
);
