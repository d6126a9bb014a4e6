package dev.pinhole.server.s3;

import dev.pinhole.server.S3Server;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.s3.S3Client;

/** What the module makes of its settings, without Spring. */
public final class S3Setups {

  private S3Setups() {}

  static S3Properties properties(URI endpoint, String bucket, String secretKey) {
    return properties(endpoint, bucket, secretKey, Duration.ofSeconds(20));
  }

  private static S3Properties properties(
      URI endpoint, String bucket, String secretKey, Duration requestTimeout) {
    return new S3Properties(
        bucket,
        endpoint.toString(),
        "",
        "us-east-1",
        S3Server.ACCESS_KEY,
        secretKey,
        null,
        "kept",
        Duration.ofSeconds(2),
        requestTimeout,
        3,
        32);
  }

  static S3Client client(S3Properties s3) {
    S3Configuration configuration = new S3Configuration();
    return configuration.s3Client(s3, configuration.s3Credentials(s3));
  }

  public static S3Bucket bucket(URI endpoint, String bucket) {
    return bucket(endpoint, bucket, S3Server.SECRET_KEY);
  }

  public static S3Bucket bucket(URI endpoint, String bucket, String secretKey) {
    S3Properties s3 = properties(endpoint, bucket, secretKey);
    return new S3Bucket(client(s3), bucket, s3.keyPrefix());
  }

  /** Gives up after three seconds. */
  public static S3Bucket impatient(URI endpoint, String bucket) {
    S3Properties s3 = properties(endpoint, bucket, S3Server.SECRET_KEY, Duration.ofSeconds(1));
    return new S3Bucket(client(s3), bucket, s3.keyPrefix());
  }

  public static S3Transfers transfers(URI endpoint, String bucket) {
    S3Properties s3 = properties(endpoint, bucket, S3Server.SECRET_KEY);
    return new S3Transfers(client(s3), bucket, s3.keyPrefix());
  }

  /** Of an object, by the name that it has in an {@link S3Bucket}. */
  public static String contentType(URI endpoint, String bucket, String name) {
    S3Properties s3 = properties(endpoint, bucket, S3Server.SECRET_KEY);
    return client(s3).headObject(r -> r.bucket(bucket).key(s3.keyPrefix() + name)).contentType();
  }

  public static S3Signer signer(URI endpoint, String bucket) {
    S3Properties s3 = properties(endpoint, bucket, S3Server.SECRET_KEY);
    S3Configuration configuration = new S3Configuration();
    return new S3Signer(
        configuration.s3Presigner(s3, configuration.s3Credentials(s3)),
        bucket,
        s3.keyPrefix(),
        Clock.systemUTC());
  }
}
