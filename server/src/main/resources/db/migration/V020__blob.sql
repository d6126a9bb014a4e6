-- Bytes kept once. Times are epoch milliseconds; sizes are bytes.
CREATE TABLE blob (
  id                 TEXT PRIMARY KEY,
  size               BIGINT NOT NULL,
  chunk_size         BIGINT NOT NULL,
  refs               BIGINT NOT NULL CHECK (refs >= 0),
  unreferenced_since BIGINT,
  created_at         BIGINT NOT NULL
);
CREATE INDEX blob_unreferenced ON blob (unreferenced_since) WHERE refs = 0;

-- refs is the number of blob_chunk rows that name the chunk; location is the name of its file.
CREATE TABLE chunk (
  sha256             TEXT PRIMARY KEY,
  size               BIGINT NOT NULL,
  location           TEXT NOT NULL UNIQUE,
  refs               BIGINT NOT NULL CHECK (refs >= 0),
  unreferenced_since BIGINT
);
CREATE INDEX chunk_unreferenced ON chunk (unreferenced_since) WHERE refs = 0;

-- Checked at the commit, so that rows can be written and deleted in the order that locks safely.
CREATE TABLE blob_chunk (
  blob    TEXT NOT NULL REFERENCES blob (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  chunk   TEXT NOT NULL REFERENCES chunk (sha256) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (blob, ordinal)
);
CREATE INDEX blob_chunk_chunk ON blob_chunk (chunk);
