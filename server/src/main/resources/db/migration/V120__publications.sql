-- Copies of images at another host. A row outlives its image until the copy is deleted.
CREATE TABLE publication (
  number      ${id},
  image       BIGINT NOT NULL,
  state       TEXT NOT NULL,
  link        TEXT,
  -- what deletes the copy, sealed
  delete_hash TEXT,
  -- begun in this state
  attempts    INTEGER NOT NULL,
  -- until then an attempt to upload that was begun may still be under way
  busy_until  BIGINT NOT NULL,
  next_at     BIGINT,
  error       TEXT,
  created_at  BIGINT NOT NULL
);
CREATE UNIQUE INDEX publication_image ON publication (image);
CREATE INDEX publication_state ON publication (state);
