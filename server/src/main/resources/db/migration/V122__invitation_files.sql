-- Files that holders of a link announce. A number stays the file's when its upload is forgotten.
CREATE TABLE invitation_file (
  number     ${id},
  invitation BIGINT NOT NULL REFERENCES invitation (number) ON DELETE CASCADE,
  upload     TEXT NOT NULL,
  name       TEXT NOT NULL,
  -- null before it has come
  image      BIGINT REFERENCES image (number) ON DELETE CASCADE,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX invitation_file_list ON invitation_file (invitation, number);
CREATE INDEX invitation_file_image ON invitation_file (image);
CREATE INDEX invitation_file_awaited ON invitation_file (created_at) WHERE image IS NULL;
