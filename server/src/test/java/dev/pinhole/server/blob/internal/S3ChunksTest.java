package dev.pinhole.server.blob.internal;

import dev.pinhole.server.S3Server;
import dev.pinhole.server.s3.S3Setups;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

class S3ChunksTest extends ChunkStoreContract {
  private static final S3Server SERVER = S3Server.shared();

  @TempDir Path fetched;

  @Override
  ChunkStore create() throws IOException {
    return new S3Chunks(
        S3Setups.bucket(SERVER.endpoint(), SERVER.newBucket()),
        () -> fetched.resolve(UUID.randomUUID().toString()),
        clock);
  }
}
