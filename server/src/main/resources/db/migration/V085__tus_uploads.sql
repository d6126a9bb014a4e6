-- files that come in pieces; their bytes lie in files named by id
CREATE TABLE tus_upload (
  id         TEXT PRIMARY KEY,
  principal  TEXT NOT NULL,
  name       TEXT NOT NULL,
  type       TEXT NOT NULL,
  -- what the image is to be, as JSON, and the same as the client sent it; gone once it is an image
  fields     TEXT NOT NULL,
  metadata   TEXT,
  length     BIGINT NOT NULL,
  received   BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  image_key  TEXT
);
CREATE INDEX tus_upload_principal ON tus_upload (principal) WHERE image_key IS NULL;
CREATE INDEX tus_upload_expiry ON tus_upload (expires_at);

-- locked by whoever adds an upload, so that two at once are counted both
CREATE TABLE tus_uploader (
  principal TEXT PRIMARY KEY,
  seen_at   BIGINT NOT NULL
);
CREATE INDEX tus_uploader_age ON tus_uploader (seen_at);
