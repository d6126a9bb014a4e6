CREATE TABLE capture (
  number        ${id},
  id            TEXT NOT NULL,
  owner         BIGINT NOT NULL,
  state         TEXT NOT NULL,
  -- the page's address without its fragment; null for a document that was sent along
  url           TEXT,
  -- as asked for, as JSON; secrets leave it when the capture is over
  options       TEXT NOT NULL,
  -- SHA-256 of everything that makes the picture what it is; what cache_ttl looks up
  fingerprint   TEXT NOT NULL,
  -- what goes with the picture (webhook, visibility, expiry, ...), as JSON
  terms         TEXT NOT NULL,
  external_id   TEXT,
  -- the schedule it belongs to, if any
  schedule      BIGINT,
  created_at    BIGINT NOT NULL,
  started_at    BIGINT,
  finished_at   BIGINT,
  attempts      INTEGER NOT NULL,
  not_before    BIGINT,
  cached        BOOLEAN NOT NULL,
  error_code    TEXT,
  error_detail  TEXT,
  page          TEXT,
  image_key     TEXT
);
CREATE UNIQUE INDEX capture_id ON capture (id);
CREATE INDEX capture_owner ON capture (owner, number DESC);
CREATE INDEX capture_timeline ON capture (owner, url, number DESC);
CREATE INDEX capture_fingerprint ON capture (owner, fingerprint, number DESC);
CREATE INDEX capture_unfinished ON capture (state, owner) WHERE state IN ('queued', 'running');
CREATE INDEX capture_schedule ON capture (schedule, number DESC) WHERE schedule IS NOT NULL;
