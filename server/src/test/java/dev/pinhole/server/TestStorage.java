package dev.pinhole.server;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a test's server keeps bytes: on disk with SQLite, in S3 with PostgreSQL.
 *
 * @param properties that make a server use it; {@code pinhole.test.bytes} is the folder in which
 *     {@link ChunkFiles} finds the bytes, for tests that damage them
 */
public record TestStorage(List<String> properties) {

  /** An empty one. */
  public static TestStorage fresh() {
    return switch (TestDatabase.current()) {
      case SQLITE -> new TestStorage(List.of("pinhole.test.bytes=${pinhole.blob.directory}"));
      case POSTGRESQL -> inS3();
    };
  }

  private static TestStorage inS3() {
    S3Server server = S3Server.shared();
    String bucket = server.newBucket();
    List<String> properties = new ArrayList<>(server.properties(bucket));
    properties.add("pinhole.test.bytes=" + server.folder(bucket));
    return new TestStorage(List.copyOf(properties));
  }
}
