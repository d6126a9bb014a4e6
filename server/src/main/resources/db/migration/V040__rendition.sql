-- Derived images. Each row holds one reference to its result blob, none to its source.
CREATE TABLE rendition (
  id           ${id},
  source       TEXT    NOT NULL,
  transform    TEXT    NOT NULL,
  blob         TEXT    NOT NULL,
  format       TEXT    NOT NULL,
  size         BIGINT  NOT NULL,
  width        INTEGER NOT NULL,
  height       INTEGER NOT NULL,
  frames       INTEGER NOT NULL,
  created_at   BIGINT  NOT NULL,
  last_used_at BIGINT  NOT NULL,
  UNIQUE (source, transform)
);
CREATE INDEX rendition_last_used ON rendition (last_used_at, id);
