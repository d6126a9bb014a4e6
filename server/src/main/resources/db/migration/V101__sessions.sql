-- The tables of Spring Session; columns have its names. session_id is a hash: what the browser has is
-- in no table.
CREATE TABLE browser_session (
  primary_id            TEXT PRIMARY KEY,
  session_id            TEXT NOT NULL,
  creation_time         BIGINT NOT NULL,
  last_access_time      BIGINT NOT NULL,
  -- seconds
  max_inactive_interval INTEGER NOT NULL,
  expiry_time           BIGINT NOT NULL,
  -- the account's number
  principal_name        TEXT NOT NULL
);
CREATE UNIQUE INDEX browser_session_id ON browser_session (session_id);
CREATE INDEX browser_session_end ON browser_session (expiry_time);
CREATE INDEX browser_session_account ON browser_session (principal_name, last_access_time DESC);

CREATE TABLE browser_session_attributes (
  session_primary_id TEXT NOT NULL REFERENCES browser_session (primary_id) ON DELETE CASCADE,
  attribute_name     TEXT NOT NULL,
  -- JSON
  attribute_bytes    ${bytes} NOT NULL,
  PRIMARY KEY (session_primary_id, attribute_name)
);
