-- A row to hold on to while an account's captures are queued, released or finished.
CREATE TABLE capture_turn (
  owner BIGINT PRIMARY KEY,
  turns BIGINT NOT NULL
);

-- db-scheduler's table once more, so that pictures and everything else never wait for each other.
CREATE TABLE capture_job (
  task_name            TEXT NOT NULL,
  task_instance        TEXT NOT NULL,
  task_data            ${bytes},
  execution_time       ${instant} NOT NULL,
  picked               BOOLEAN NOT NULL,
  picked_by            TEXT,
  last_success         ${instant},
  last_failure         ${instant},
  consecutive_failures INTEGER,
  last_heartbeat       ${instant},
  version              BIGINT NOT NULL,
  priority             SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX capture_job_due ON capture_job (execution_time);
CREATE INDEX capture_job_heartbeat ON capture_job (last_heartbeat);
CREATE INDEX capture_job_priority ON capture_job (priority DESC, execution_time ASC);
