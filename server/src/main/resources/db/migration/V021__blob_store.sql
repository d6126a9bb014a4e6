-- One row: the mark that the chunk store of this database bears.
CREATE TABLE blob_store (
  one  INTEGER PRIMARY KEY CHECK (one = 1),
  mark TEXT NOT NULL
);
