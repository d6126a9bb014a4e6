-- what makes up a page's history; failed attempts are left out of it
CREATE INDEX capture_history ON capture (owner, url, number DESC) WHERE state = 'done';

-- How a schedule's picture differs from the one before. The captures' numbers, not ids: the row is
-- of use only together with theirs.
CREATE TABLE capture_change (
  capture        BIGINT PRIMARY KEY,
  before         BIGINT NOT NULL,
  -- null where the pictures could not be compared
  changed_ratio  DOUBLE PRECISION,
  changed_pixels BIGINT
);

CREATE TABLE capture_schedule (
  number       ${id},
  id           TEXT NOT NULL,
  owner        BIGINT NOT NULL,
  -- as asked for, as JSON, secrets included: each run needs them
  request      TEXT NOT NULL,
  -- from when the times of "every" are counted
  anchor       BIGINT NOT NULL,
  -- null while paused
  next_run     BIGINT,
  last_run     BIGINT,
  -- the last capture's id
  last_capture TEXT,
  -- failed captures, one after the other
  failures     INTEGER NOT NULL,
  error_code   TEXT,
  error_detail TEXT,
  created_at   BIGINT NOT NULL,
  -- counts what people and runs change, so that neither overwrites the other
  version      BIGINT NOT NULL
);
CREATE UNIQUE INDEX capture_schedule_id ON capture_schedule (id);
CREATE INDEX capture_schedule_owner ON capture_schedule (owner, number DESC);
CREATE INDEX capture_schedule_due ON capture_schedule (next_run) WHERE next_run IS NOT NULL;
