-- Of a file whose length was not announced: how many bytes are being sent, or have been, as far as
-- this server takes them in itself.
ALTER TABLE upload ADD COLUMN staged BIGINT NOT NULL DEFAULT 0;
