CREATE TABLE capture (
  number        ${id},
  id            TEXT NOT NULL,
  owner         BIGINT NOT NULL,
  state         TEXT NOT NULL,
  -- the page's address without its fragment; null for a document that was sent along
  url           TEXT,
  -- as it is shown, as JSON: without secrets, long texts cut
  options       TEXT NOT NULL,
  -- as it was asked for, as JSON, secrets and all; gone when the capture is over
  request       TEXT,
  -- keyed hash of everything that makes the picture what it is; what cache_ttl looks up
  fingerprint   TEXT NOT NULL,
  -- what goes with the picture (webhook, visibility, expiry, ...), as JSON
  terms         TEXT NOT NULL,
  external_id   TEXT,
  -- the schedule it belongs to, if any
  schedule      BIGINT,
  -- whether someone waits for it
  urgent        BOOLEAN NOT NULL,
  -- whether it is of no use once nobody waits
  fleeting      BOOLEAN NOT NULL,
  -- the identical capture under way whose result will be this one's
  leader        BIGINT,
  -- whether it has a job; at most so many of one account have at a time
  released      BOOLEAN NOT NULL,
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
CREATE INDEX capture_unfinished ON capture (owner, released) WHERE state IN ('queued', 'running');
CREATE INDEX capture_leader ON capture (leader) WHERE leader IS NOT NULL;
CREATE INDEX capture_finished ON capture (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX capture_schedule ON capture (schedule, number DESC) WHERE schedule IS NOT NULL;
