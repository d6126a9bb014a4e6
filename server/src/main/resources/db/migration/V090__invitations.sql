-- The link is derived from a key that lies beside the database, the id and the generation: nothing
-- here opens an invitation.
CREATE TABLE invitation (
  number         ${id},
  id             TEXT NOT NULL,
  owner          BIGINT NOT NULL,
  -- as it was written; the key is the same without case
  email          TEXT,
  email_key      TEXT,
  -- a new one ends all links and guests' credentials of those before
  generation     INTEGER NOT NULL,
  title          TEXT,
  message        TEXT,
  mode           TEXT NOT NULL,
  name_required  BOOLEAN NOT NULL,
  password_hash  TEXT,
  -- null: what the server allows
  max_files      INTEGER,
  max_bytes      BIGINT,
  max_file_bytes BIGINT,
  -- names of formats with commas between; empty: all that the server reads
  types          TEXT NOT NULL,
  webhook_url    TEXT,
  digest         BOOLEAN NOT NULL,
  -- what became of the last message to the address
  mail           TEXT,
  created_at     BIGINT NOT NULL,
  updated_at     BIGINT NOT NULL,
  expires_at     BIGINT NOT NULL,
  revoked_at     BIGINT,
  -- what has arrived since the owner was last told
  news_files     INTEGER NOT NULL,
  news_bytes     BIGINT NOT NULL,
  news_since     BIGINT,
  news_latest    BIGINT
);
CREATE UNIQUE INDEX invitation_id ON invitation (id);
CREATE INDEX invitation_owner ON invitation (owner, number DESC);
-- one for each address, however many requests race; a revoked one is in nobody's way
CREATE UNIQUE INDEX invitation_email ON invitation (owner, email_key)
  WHERE revoked_at IS NULL AND email_key IS NOT NULL;
CREATE INDEX invitation_end ON invitation (expires_at);
CREATE INDEX invitation_news ON invitation (news_latest) WHERE news_files > 0;

CREATE TABLE invitation_image (
  number     ${id},
  invitation BIGINT NOT NULL REFERENCES invitation (number) ON DELETE CASCADE,
  image      BIGINT NOT NULL REFERENCES image (number) ON DELETE CASCADE,
  guest      TEXT NOT NULL,
  guest_name TEXT,
  -- of the file as the guest sent it
  name       TEXT NOT NULL,
  bytes      BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX invitation_image_guest ON invitation_image (invitation, guest, image);
CREATE INDEX invitation_image_latest ON invitation_image (invitation, number DESC);
CREATE INDEX invitation_image_image ON invitation_image (image);

-- Messages that wait to be sent. What they say is put together when they are.
CREATE TABLE invitation_mail (
  number     ${id},
  invitation BIGINT NOT NULL REFERENCES invitation (number) ON DELETE CASCADE,
  kind       TEXT NOT NULL,
  -- of links in the message
  base       TEXT,
  files      INTEGER NOT NULL,
  bytes      BIGINT NOT NULL,
  -- begun, also those that a crash left without a result
  attempts   INTEGER NOT NULL,
  -- raised each time that there is more to say, also while the message is being sent
  version    INTEGER NOT NULL,
  created_at BIGINT NOT NULL
);
-- asking twice before the first is sent sends one
CREATE UNIQUE INDEX invitation_mail_one ON invitation_mail (invitation, kind);
