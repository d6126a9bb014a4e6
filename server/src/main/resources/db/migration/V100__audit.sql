CREATE TABLE audit (
  number  ${id},
  at      BIGINT NOT NULL,
  action  TEXT NOT NULL,
  -- no reference: what an account did stays when it is gone
  actor   BIGINT,
  subject TEXT NOT NULL,
  address TEXT,
  agent   TEXT,
  -- a JSON object
  details TEXT
);
CREATE INDEX audit_actor ON audit (actor, number DESC);
