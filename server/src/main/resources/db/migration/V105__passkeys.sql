CREATE TABLE passkey (
  number          ${id},
  account         BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  -- base64url, as the authenticator chose it
  credential      TEXT NOT NULL,
  public_key      ${bytes} NOT NULL,
  -- what the authenticator said when it was made; the key is verified by it
  attestation     ${bytes} NOT NULL,
  -- of the last signature; one that is not higher is of a copy, unless both are 0
  signature_count BIGINT NOT NULL,
  -- names with commas between
  transports      TEXT NOT NULL,
  backup_eligible BOOLEAN NOT NULL,
  backup_state    BOOLEAN NOT NULL,
  name            TEXT NOT NULL,
  created_at      BIGINT NOT NULL,
  last_used_at    BIGINT
);
CREATE UNIQUE INDEX passkey_credential ON passkey (credential);
CREATE INDEX passkey_account ON passkey (account, number);

-- Challenges are sealed and kept nowhere until they are answered; then here, so that none is twice.
CREATE TABLE passkey_challenge (
  challenge  TEXT PRIMARY KEY,
  expires_at BIGINT NOT NULL
);
CREATE INDEX passkey_challenge_end ON passkey_challenge (expires_at);
