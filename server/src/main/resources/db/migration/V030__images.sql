CREATE TABLE image (
  number          ${id},
  key             TEXT NOT NULL,
  owner           BIGINT NOT NULL,
  blob_id         TEXT NOT NULL,
  size            BIGINT NOT NULL,
  crc32           BIGINT NOT NULL,
  format          TEXT NOT NULL,
  width           INTEGER NOT NULL,
  height          INTEGER NOT NULL,
  frames          INTEGER NOT NULL,
  alpha           BOOLEAN NOT NULL,
  name            TEXT NOT NULL,
  description     TEXT,
  -- name and description folded by the server: the two databases fold case differently
  words           TEXT NOT NULL,
  visibility      TEXT NOT NULL,
  access_key_hash TEXT,
  originals       BOOLEAN NOT NULL,
  source          TEXT NOT NULL,
  created_at      BIGINT NOT NULL,
  expires_at      BIGINT,
  version         BIGINT NOT NULL
);
CREATE UNIQUE INDEX image_key ON image (key);
-- one image for each content an owner has, however many uploads race; recounting starts from it too
CREATE UNIQUE INDEX image_blob ON image (blob_id, owner);
CREATE INDEX image_latest ON image (created_at DESC, number DESC);
CREATE INDEX image_owner ON image (owner, created_at DESC, number DESC);
CREATE INDEX image_owner_source ON image (owner, source, created_at DESC, number DESC);
CREATE INDEX image_owner_format ON image (owner, format, created_at DESC, number DESC);
CREATE INDEX image_owner_visibility ON image (owner, visibility, created_at DESC, number DESC);
CREATE INDEX image_expiry ON image (expires_at) WHERE expires_at IS NOT NULL;

-- apart from the image, because the hot path reads that row and never this one
CREATE TABLE image_metadata (
  image_number BIGINT PRIMARY KEY REFERENCES image (number) ON DELETE CASCADE,
  content      TEXT NOT NULL
);
