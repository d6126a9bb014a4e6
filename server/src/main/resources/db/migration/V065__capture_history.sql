-- what makes up a page's history; failed attempts are left out of it
CREATE INDEX capture_history ON capture (owner, url, number DESC)
  WHERE state = 'done' AND NOT cached;

-- How a schedule's picture differs from the one before.
CREATE TABLE capture_change (
  capture        BIGINT PRIMARY KEY REFERENCES capture (number) ON DELETE CASCADE,
  -- the number of the capture before
  before         BIGINT NOT NULL,
  -- both null where the pictures could not be compared
  changed_ratio  DOUBLE PRECISION,
  changed_pixels BIGINT
);

CREATE TABLE schedule (
  number       ${id},
  id           TEXT NOT NULL,
  owner        BIGINT NOT NULL,
  name         TEXT,
  every_ms     BIGINT,
  cron         TEXT,
  timezone     TEXT NOT NULL,
  -- of each capture, as they were given, as JSON; secrets included, since each run needs them
  options      TEXT NOT NULL,
  notice       TEXT NOT NULL,
  threshold    DOUBLE PRECISION NOT NULL,
  ignored      TEXT NOT NULL,
  paused       BOOLEAN NOT NULL,
  -- from when the times of every_ms are counted
  anchor       BIGINT NOT NULL,
  -- null while paused, and where no time is to come
  next_run     BIGINT,
  last_run     BIGINT,
  -- the last capture's id
  last_capture TEXT,
  -- runs that failed, one after the other
  failures     INTEGER NOT NULL,
  error_code   TEXT,
  error_detail TEXT,
  created_at   BIGINT NOT NULL,
  -- counts what people and runs change, so that neither overwrites the other
  version      BIGINT NOT NULL
);
CREATE UNIQUE INDEX schedule_id ON schedule (id);
CREATE INDEX schedule_owner ON schedule (owner, number DESC);
CREATE INDEX schedule_due ON schedule (next_run) WHERE next_run IS NOT NULL;
