package dev.pinhole.server;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a test's server keeps bytes: on disk, or in S3 where the system property {@code
 * pinhole.test.storage} is {@code s3}.
 *
 * @param properties that make a server use it; {@code pinhole.test.bytes} is the folder in which
 *     {@link ChunkFiles} finds the bytes, for tests that damage them
 */
public record TestStorage(List<String> properties) {

  /** An empty one. */
  public static TestStorage fresh() {
    return "s3".equals(System.getProperty("pinhole.test.storage"))
        ? inS3()
        : new TestStorage(List.of("pinhole.test.bytes=${pinhole.blob.directory}"));
  }

  private static TestStorage inS3() {
    S3Server server = S3Server.shared();
    String bucket = server.newBucket();
    List<String> properties = new ArrayList<>(server.properties(bucket));
    properties.add("pinhole.test.bytes=" + server.folder(bucket));
    return new TestStorage(List.copyOf(properties));
  }
}
