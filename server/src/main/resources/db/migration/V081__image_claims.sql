-- what a client said of an image; never mixed with what was found in the file
CREATE TABLE image_claim (
  image_number BIGINT PRIMARY KEY REFERENCES image (number) ON DELETE CASCADE,
  content      TEXT NOT NULL
);
