-- Programs that may act for people. Sets of texts are written with a line break between.
CREATE TABLE oauth_client (
  number       ${id},
  -- public: what programs call client_id
  id           TEXT NOT NULL,
  name         TEXT NOT NULL,
  homepage     TEXT,
  redirects    TEXT NOT NULL,
  -- where a browser may go after signing out
  logouts      TEXT NOT NULL,
  scopes       TEXT NOT NULL,
  grants       TEXT NOT NULL,
  -- SHA-256; null for a program that can keep no secret
  secret_hash  TEXT,
  -- the account for which it acts when it acts for itself; null for what comes with the server
  owner        BIGINT,
  disabled     BOOLEAN NOT NULL,
  created_at   BIGINT NOT NULL
);
CREATE UNIQUE INDEX oauth_client_id ON oauth_client (id);

INSERT INTO oauth_client (id, name, redirects, logouts, scopes, grants, disabled, created_at)
VALUES (
  'pinhole-cli',
  'Pinhole for desktop and command line',
  'http://127.0.0.1/callback
http://[::1]/callback',
  '',
  'admin
captures
email
images:read
images:write
invitations
openid
profile',
  'authorization_code
refresh_token
urn:ietf:params:oauth:grant-type:device_code',
  FALSE,
  0);

-- What somebody lets a program do, from the first request on, with all tokens that came of it.
CREATE TABLE oauth_family (
  number     ${id},
  id         TEXT NOT NULL,
  client     BIGINT NOT NULL REFERENCES oauth_client (number) ON DELETE CASCADE,
  -- null as long as nobody has taken on a device's request
  account    BIGINT,
  -- the account's at that time: another one ends it
  version    INTEGER NOT NULL,
  proved_at  BIGINT,
  grant_type TEXT NOT NULL,
  scopes     TEXT NOT NULL,
  -- a JSON object: what the program asked for
  request    TEXT NOT NULL,
  -- raised with each change, so that of two who change the same one wins
  revision   INTEGER NOT NULL,
  -- since tokens were given
  granted_at BIGINT,
  used_at    BIGINT,
  expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX oauth_family_id ON oauth_family (id);
CREATE INDEX oauth_family_account ON oauth_family (account, number);
CREATE INDEX oauth_family_client ON oauth_family (client, number);
CREATE INDEX oauth_family_end ON oauth_family (expires_at);

-- Codes and tokens, of which only the SHA-256 is kept.
CREATE TABLE oauth_token (
  number     ${id},
  family     BIGINT NOT NULL REFERENCES oauth_family (number) ON DELETE CASCADE,
  kind       TEXT NOT NULL,
  hash       TEXT NOT NULL,
  scopes     TEXT NOT NULL,
  issued_at  BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  -- used, replaced or revoked: presented again, it shows that somebody else has it
  spent      BOOLEAN NOT NULL,
  -- of a device's code: when it was last asked about, and how many seconds have to go by
  asked_at   BIGINT,
  pause      INTEGER NOT NULL
);
CREATE UNIQUE INDEX oauth_token_hash ON oauth_token (hash);
CREATE INDEX oauth_token_family ON oauth_token (family, number);
CREATE INDEX oauth_token_end ON oauth_token (expires_at);

-- What a person has already agreed to.
CREATE TABLE oauth_consent (
  number     ${id},
  client     BIGINT NOT NULL REFERENCES oauth_client (number) ON DELETE CASCADE,
  account    BIGINT NOT NULL,
  scopes     TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX oauth_consent_one ON oauth_consent (client, account);
