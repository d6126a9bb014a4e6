-- What each account keeps, changed in the transactions that add and delete images, and what it may
-- keep. No row: nothing kept, and nothing set.
CREATE TABLE account_usage (
  account      BIGINT PRIMARY KEY,
  bytes        BIGINT NOT NULL,
  images       BIGINT NOT NULL,
  -- null: what the server's settings say; the largest number: no bound
  quota_bytes  BIGINT,
  quota_images BIGINT
);
INSERT INTO account_usage (account, bytes, images)
  SELECT owner, SUM(size), COUNT(*) FROM image GROUP BY owner;
