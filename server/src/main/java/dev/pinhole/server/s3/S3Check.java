package dev.pinhole.server.s3;

import dev.pinhole.server.platform.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Finds out at the start whether the bucket is there and can be listed, read and written. */
final class S3Check {
  private static final String PROBE = "write-check";

  private final S3Properties s3;
  private final S3Client client;
  private final S3Bucket bucket;

  S3Check(S3Properties s3, S3Client client, S3Bucket bucket) {
    this.s3 = s3;
    this.client = client;
    this.bucket = bucket;
  }

  /**
   * @throws S3UnusableException saying what to do
   */
  void require() {
    try {
      client.headBucket(r -> r.bucket(s3.bucket()));
      client.listObjectsV2(r -> r.bucket(s3.bucket()).prefix(s3.keyPrefix()).maxKeys(1));
    } catch (S3Exception e) {
      throw refused(e);
    } catch (SdkException e) {
      throw unreachable(e);
    }
    requireWritable();
  }

  private void requireWritable() {
    byte[] probe = "Pinhole writes this at each start.\n".getBytes(StandardCharsets.UTF_8);
    try {
      bucket.put(PROBE, probe, Sha256.hex(probe));
      bucket.read(PROBE);
    } catch (IOException e) {
      throw unusable(
          "is there but cannot be written to",
          "Allow s3:PutObject, s3:GetObject, s3:DeleteObject and s3:ListBucket to the access key",
          e);
    }
  }

  private S3UnusableException refused(S3Exception e) {
    return switch (e.statusCode()) {
      case 404 ->
          unusable(
              "does not exist", "Create it, or correct pinhole.s3.bucket or pinhole.s3.region", e);
      case 401, 403 ->
          unusable(
              "refuses access",
              "Correct pinhole.s3.access-key and pinhole.s3.secret-key, or give that key the"
                  + " permissions s3:ListBucket, s3:GetObject, s3:PutObject and s3:DeleteObject;"
                  + " this machine's clock has to be right, too",
              e);
      case 301, 307, 400 ->
          unusable(
              "is not served like this",
              "Correct pinhole.s3.region, pinhole.s3.endpoint or pinhole.s3.path-style",
              e);
      default -> unusable("cannot be used now", "Look at the store's own log", e);
    };
  }

  private S3UnusableException unreachable(SdkException e) {
    return unusable(
        "cannot be reached",
        "See whether the store runs and pinhole.s3.endpoint is right, and where no access key is"
            + " set, whether credentials are to be found",
        e);
  }

  private S3UnusableException unusable(String what, String todo, Exception cause) {
    String where = s3.endpoint().isEmpty() ? "Amazon S3, " + s3.region() : s3.endpoint();
    return new S3UnusableException(
        "The bucket %s at %s %s (%s).".formatted(s3.bucket(), where, what, cause.getMessage()),
        todo + ".",
        cause);
  }
}
