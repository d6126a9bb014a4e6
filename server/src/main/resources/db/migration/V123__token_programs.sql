-- Whom a token was made for that had asked for the password itself; null for those that people made.
ALTER TABLE tokens ADD COLUMN program TEXT;
