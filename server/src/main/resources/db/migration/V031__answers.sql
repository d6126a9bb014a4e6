-- answers kept for clients that repeat a request with the same Idempotency-Key
CREATE TABLE kept_answer (
  account     BIGINT NOT NULL,
  request_key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  claimed_at  BIGINT NOT NULL,
  status      INTEGER,
  body        TEXT,
  PRIMARY KEY (account, request_key)
);
CREATE INDEX kept_answer_age ON kept_answer (claimed_at);
