package dev.pinhole.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a test's server keeps bytes: on disk, or in S3 where the system property {@code
 * pinhole.test.storage} is {@code s3}.
 *
 * @param properties that make a server use it; {@code pinhole.test.bytes} is the folder in which
 *     {@link ChunkFiles} finds the bytes, for tests that damage them; {@code pinhole.test.sent} the
 *     one in which {@link dev.pinhole.server.upload.StagingFiles} finds what clients have sent
 * @param bucket the folder of the bucket; null on disk
 */
public record TestStorage(List<String> properties, @Nullable Path bucket) {

  /** An empty one. */
  public static TestStorage fresh() {
    return isS3() ? inS3() : onDisk();
  }

  /** Whether the servers of this run keep bytes in S3. */
  public static boolean isS3() {
    return "s3".equals(System.getProperty("pinhole.test.storage"));
  }

  /** The properties as a command line has them. */
  public List<String> arguments() {
    return properties.stream().map(property -> "--" + property).toList();
  }

  /** Where lies what clients have sent to announced uploads. */
  public Path sent(Path data) {
    return bucket == null ? data.resolve("uploads") : bucket;
  }

  private static TestStorage onDisk() {
    return new TestStorage(
        List.of(
            "pinhole.test.bytes=${pinhole.blob.directory}",
            "pinhole.test.sent=${pinhole.upload.direct.directory}"),
        null);
  }

  private static TestStorage inS3() {
    S3Server server = S3Server.shared();
    String bucket = server.newBucket();
    Path folder = server.folder(bucket);
    List<String> properties = new ArrayList<>(server.properties(bucket));
    properties.add("pinhole.test.bytes=" + folder);
    properties.add("pinhole.test.sent=" + folder);
    return new TestStorage(List.copyOf(properties), folder);
  }
}
