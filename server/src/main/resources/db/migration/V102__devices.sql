CREATE TABLE device (
  id           ${id},
  account_id   BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  hash         TEXT NOT NULL UNIQUE,
  -- the account's session_version when it was remembered
  version      INTEGER NOT NULL,
  address      TEXT NOT NULL,
  agent        TEXT,
  created_at   BIGINT NOT NULL,
  expires_at   BIGINT NOT NULL,
  last_used_at BIGINT
);
CREATE INDEX device_of_account ON device (account_id, id);
CREATE INDEX device_end ON device (expires_at);
