CREATE TABLE totp (
  account      BIGINT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  -- sealed with a key that lies beside the database
  secret       TEXT NOT NULL,
  created_at   BIGINT NOT NULL,
  -- null until a first code was shown; until then it asks nobody for anything
  confirmed_at BIGINT,
  -- the time step of the last code that was accepted; it and those before are used up
  last_step    BIGINT NOT NULL
);

-- Whoever changes an account's codes changes this first, so that they take turns.
CREATE TABLE recovery_sheet (
  account BIGINT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  made_at BIGINT NOT NULL
);
CREATE TABLE recovery_code (
  number  ${id},
  account BIGINT NOT NULL REFERENCES recovery_sheet (account) ON DELETE CASCADE,
  -- keyed: without the key beside the database it verifies no guess
  hash    TEXT NOT NULL
);
CREATE UNIQUE INDEX recovery_code_once ON recovery_code (account, hash);
