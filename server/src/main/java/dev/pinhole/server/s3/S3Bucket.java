package dev.pinhole.server.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

/**
 * The objects below the prefix that is set up. Names have no prefix. Each method throws {@link
 * dev.pinhole.server.platform.StorageUnavailableException} where the store cannot be reached or
 * refuses, after the attempts that are set.
 */
public final class S3Bucket {
  /** A file larger than this goes in parts. */
  static final long LARGE = 16 * 1024 * 1024;

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  /**
   * @param prefix empty, or with a slash at its end
   */
  S3Bucket(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /**
   * Sends a file; a large one in parts, of which those that fail are sent again.
   *
   * @param size of the file, in bytes
   * @param sha256 of its bytes, in hexadecimal; the store refuses others
   */
  public void put(String name, Path file, long size, String sha256) throws IOException {
    if (size > LARGE) {
      new S3PartedPut(client, bucket, key(name)).send(file, size);
    } else {
      put(name, RequestBody.fromFile(file), sha256);
    }
  }

  public void put(String name, byte[] bytes, String sha256) throws IOException {
    put(name, RequestBody.fromBytes(bytes), sha256);
  }

  private void put(String name, RequestBody body, String sha256) throws IOException {
    String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    S3Call.of(
        "write " + name,
        () ->
            client.putObject(r -> r.bucket(bucket).key(key(name)).checksumSHA256(checksum), body));
  }

  /** In bytes; empty where there is no such object. */
  public OptionalLong size(String name) throws IOException {
    try {
      return OptionalLong.of(
          S3Call.of(
              "find " + name,
              () -> client.headObject(r -> r.bucket(bucket).key(key(name))).contentLength()));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  /** The bytes of a small object; empty where there is none. */
  public Optional<byte[]> read(String name) throws IOException {
    try {
      return Optional.of(
          S3Call.of(
              "read " + name,
              () ->
                  client
                      .getObjectAsBytes(r -> r.bucket(bucket).key(key(name)))
                      .asByteArrayUnsafe()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Fetches an object into a new file. When this throws there is no file.
   *
   * @throws NoSuchFileException if there is no such object
   */
  public void fetch(String name, Path target) throws IOException {
    S3Call.of(
        "read " + name,
        () ->
            client.getObject(
                r -> r.bucket(bucket).key(key(name)), ResponseTransformer.toFile(target)));
  }

  /**
   * Fetches a part of an object into a new file. When this throws there is no file.
   *
   * @param length at least 1
   * @return how many bytes the whole object has; the file is shorter than asked for where they end
   * @throws NoSuchFileException if there is no such object
   */
  public long fetch(String name, long offset, long length, Path target) throws IOException {
    String range = "bytes=%d-%d".formatted(offset, offset + length - 1);
    GetObjectResponse response =
        S3Call.of(
            "read " + name,
            () ->
                client.getObject(
                    r -> r.bucket(bucket).key(key(name)).range(range),
                    ResponseTransformer.toFile(target)));
    return ContentRange.total(response.contentRange(), response.contentLength());
  }

  /**
   * Opens an object, to be read once; a connection that breaks is followed by another where it
   * ended.
   *
   * @throws NoSuchFileException if there is no such object
   */
  public InputStream open(String name) throws IOException {
    return new S3Stream(client, bucket, key(name));
  }

  /** There being none is fine. */
  public void delete(String name) throws IOException {
    S3Call.of("delete " + name, () -> client.deleteObject(r -> r.bucket(bucket).key(key(name))));
  }

  /**
   * Copies within the store, bytes only: what the source's sender said of them stays behind.
   *
   * @throws NoSuchFileException if there is no such object
   */
  public void copy(String from, String to) throws IOException {
    S3Call.of(
        "copy " + from,
        () ->
            client.copyObject(r ->
                r.sourceBucket(bucket)
                    .sourceKey(key(from))
                    .destinationBucket(bucket)
                    .destinationKey(key(to))
                    .metadataDirective(MetadataDirective.REPLACE)
                    .contentType("application/octet-stream")));
  }

  /** Shows all objects whose names begin so, a page at a time. */
  public void list(String beginning, Consumer<S3Object> each) throws IOException {
    S3Call.of(
        "list " + beginning,
        () -> {
          client
              .listObjectsV2Paginator(r -> r.bucket(bucket).prefix(key(beginning)))
              .contents()
              .forEach(found ->
                  each.accept(
                      new S3Object(
                          found.key().substring(prefix.length()),
                          found.size(),
                          found.lastModified())));
          return true;
        });
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + prefix;
  }

  private String key(String name) {
    return prefix + name;
  }
}
