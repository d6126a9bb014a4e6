-- Accounts at other servers with which people sign in here.
CREATE TABLE linked_identity (
  id         ${id},
  account    BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  -- the setting's name, for people; what counts is the issuer, which is nobody else's
  provider   TEXT NOT NULL,
  issuer     TEXT NOT NULL,
  subject    TEXT NOT NULL,
  name       TEXT,
  created_at BIGINT NOT NULL,
  used_at    BIGINT NOT NULL
);
CREATE UNIQUE INDEX linked_identity_one ON linked_identity (issuer, subject);
CREATE INDEX linked_identity_account ON linked_identity (account, id);
