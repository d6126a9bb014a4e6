CREATE TABLE webhook_delivery (
  number      ${id},
  id          TEXT NOT NULL,
  account     BIGINT NOT NULL,
  url         TEXT NOT NULL,
  type        TEXT NOT NULL,
  -- what is sent, to the byte: a signature is over nothing else
  body        TEXT NOT NULL,
  state       TEXT NOT NULL,
  -- counts how often it was sent anew; a job of an earlier round does nothing
  round       INTEGER NOT NULL,
  -- begun in this round, also those that a crash left without a result
  attempts    INTEGER NOT NULL,
  created_at  BIGINT NOT NULL,
  next_at     BIGINT,
  finished_at BIGINT,
  error       TEXT
);
CREATE UNIQUE INDEX webhook_delivery_id ON webhook_delivery (id);
CREATE INDEX webhook_delivery_account ON webhook_delivery (account, number DESC);
CREATE INDEX webhook_delivery_pending ON webhook_delivery (account) WHERE state = 'pending';
CREATE INDEX webhook_delivery_finished ON webhook_delivery (finished_at);

CREATE TABLE webhook_attempt (
  number       ${id},
  delivery     BIGINT NOT NULL REFERENCES webhook_delivery (number) ON DELETE CASCADE,
  made_at      BIGINT NOT NULL,
  milliseconds BIGINT NOT NULL,
  status       INTEGER,
  error        TEXT,
  answer       TEXT
);
CREATE INDEX webhook_attempt_delivery ON webhook_attempt (delivery, number);

-- A secret is derived from the salt and a key that lies beside the database: neither alone signs.
CREATE TABLE webhook_secret (
  account        BIGINT PRIMARY KEY,
  salt           TEXT NOT NULL,
  previous_salt  TEXT,
  previous_until BIGINT
);
