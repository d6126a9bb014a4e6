-- files that clients announce and send on their own; the id is the key of the staged object too
CREATE TABLE upload (
  id           TEXT PRIMARY KEY,
  principal    TEXT NOT NULL,
  owner        BIGINT NOT NULL,
  name         TEXT NOT NULL,
  bytes        BIGINT NOT NULL,
  type         TEXT NOT NULL,
  sha256       TEXT,
  -- what the image is to be, as it was announced; emptied when the upload is over
  fields       TEXT NOT NULL,
  state        TEXT NOT NULL,
  -- null where the file is sent whole
  part_size    BIGINT,
  -- names the parts to the store; null until they are begun
  transfer     TEXT,
  created_at   BIGINT NOT NULL,
  expires_at   BIGINT NOT NULL,
  -- who completes it just now, and until when that counts unless renewed
  lease        TEXT,
  leased_until BIGINT,
  ended_at     BIGINT,
  image_key    TEXT,
  duplicate    BOOLEAN,
  problem      TEXT
);
CREATE INDEX upload_principal ON upload (principal, state, created_at DESC);
CREATE INDEX upload_owner ON upload (owner, state);
CREATE INDEX upload_expiry ON upload (expires_at) WHERE state = 'PENDING';
CREATE INDEX upload_end ON upload (ended_at) WHERE ended_at IS NOT NULL;

-- one row for each uploader, locked while its uploads are counted
CREATE TABLE upload_turn (
  principal TEXT PRIMARY KEY,
  turns     BIGINT NOT NULL
);
