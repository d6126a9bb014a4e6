-- username_key and email_key are what must be unique: normalised, without case.
CREATE TABLE accounts (
  id              ${id},
  username        TEXT NOT NULL,
  username_key    TEXT NOT NULL UNIQUE,
  email           TEXT,
  email_key       TEXT UNIQUE,
  password_hash   TEXT NOT NULL,
  role            TEXT NOT NULL,
  disabled        BOOLEAN NOT NULL,
  -- Part of each session; raising it ends them all.
  session_version INTEGER NOT NULL,
  created_at      BIGINT NOT NULL
);

CREATE TABLE registration_codes (
  hash       TEXT PRIMARY KEY,
  created_by BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE TABLE tokens (
  id           ${id},
  account_id   BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  name         TEXT NOT NULL,
  hash         TEXT NOT NULL UNIQUE,
  scopes       TEXT NOT NULL,
  created_at   BIGINT NOT NULL,
  expires_at   BIGINT,
  last_used_at BIGINT
);
CREATE INDEX tokens_of_account ON tokens (account_id, id);
