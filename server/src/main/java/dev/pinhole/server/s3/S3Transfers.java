package dev.pinhole.server.s3;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Part;

/** Objects that come in parts. Throws as {@link S3Bucket} does. */
public final class S3Transfers {
  /** Some stores put the bytes together before they answer. */
  private static final Duration JOINING = Duration.ofMinutes(10);

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  S3Transfers(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /** The new transfer's id. */
  public String begin(String name, String contentType) throws IOException {
    return S3Call.of(
        "begin " + name,
        () ->
            client
                .createMultipartUpload(
                    r -> r.bucket(bucket).key(prefix + name).contentType(contentType))
                .uploadId());
  }

  /**
   * By number.
   *
   * @throws NoSuchFileException if the transfer is over
   */
  public List<S3Part> parts(String name, String transfer) throws IOException {
    return list(name, transfer).stream()
        .map(part -> new S3Part(part.partNumber(), part.size()))
        .toList();
  }

  /**
   * Makes an object of all parts that are there.
   *
   * @throws NoSuchFileException if the transfer is over
   */
  public void join(String name, String transfer) throws IOException {
    List<CompletedPart> parts =
        list(name, transfer).stream()
            .map(p -> CompletedPart.builder().partNumber(p.partNumber()).eTag(p.eTag()).build())
            .toList();
    S3Call.of(
        "join the parts of " + name,
        () ->
            client.completeMultipartUpload(r ->
                r.bucket(bucket)
                    .key(prefix + name)
                    .uploadId(transfer)
                    .multipartUpload(u -> u.parts(parts))
                    .overrideConfiguration(
                        c -> c.apiCallAttemptTimeout(JOINING).apiCallTimeout(JOINING))));
  }

  /** The transfer being over is fine. */
  public void abort(String name, String transfer) throws IOException {
    try {
      S3Call.of(
          "give up " + name,
          () ->
              client.abortMultipartUpload(
                  r -> r.bucket(bucket).key(prefix + name).uploadId(transfer)));
    } catch (NoSuchFileException over) {
      // Joined or aborted before: there is nothing to delete.
      return;
    }
  }

  /** Shows all whose objects' names are to begin so, a page at a time. */
  public void list(String beginning, Consumer<S3Transfer> each) throws IOException {
    S3Call.of(
        "list the transfers of " + beginning,
        () -> {
          client
              .listMultipartUploadsPaginator(r -> r.bucket(bucket).prefix(prefix + beginning))
              .uploads()
              .forEach(found ->
                  each.accept(
                      new S3Transfer(
                          found.key().substring(prefix.length()),
                          found.uploadId(),
                          found.initiated())));
          return true;
        });
  }

  private List<Part> list(String name, String transfer) throws IOException {
    return S3Call.of(
        "list the parts of " + name,
        () ->
            client
                .listPartsPaginator(r -> r.bucket(bucket).key(prefix + name).uploadId(transfer))
                .parts()
                .stream()
                .toList());
  }
}
