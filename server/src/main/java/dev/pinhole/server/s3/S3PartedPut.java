package dev.pinhole.server.s3;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Sends one large file in parts. The store checks each part's MD5. */
final class S3PartedPut {
  private static final Logger LOG = LoggerFactory.getLogger(S3PartedPut.class);
  private static final long PART = 8 * 1024 * 1024;

  private final S3Client client;
  private final String bucket;
  private final String key;

  S3PartedPut(S3Client client, String bucket, String key) {
    this.client = client;
    this.bucket = bucket;
    this.key = key;
  }

  /** When this throws there is no object, and no parts unless the store cannot be reached. */
  void send(Path file, long size) throws IOException {
    String transfer =
        S3Call.of(
            "begin " + key,
            () -> client.createMultipartUpload(r -> r.bucket(bucket).key(key)).uploadId());
    try {
      join(transfer, sendParts(transfer, file, size));
    } catch (IOException | RuntimeException e) {
      abort(transfer);
      throw e;
    }
  }

  private List<CompletedPart> sendParts(String transfer, Path file, long size) throws IOException {
    List<CompletedPart> parts = new ArrayList<>();
    for (long offset = 0; offset < size; offset += PART) {
      FilePart part = new FilePart(file, offset, Math.min(PART, size - offset));
      parts.add(send(transfer, parts.size() + 1, part));
    }
    return parts;
  }

  private CompletedPart send(String transfer, int number, FilePart part) throws IOException {
    String md5 = part.md5();
    RequestBody body =
        RequestBody.fromContentProvider(part::open, part.length(), "application/octet-stream");
    UploadPartResponse sent =
        S3Call.of(
            "write " + key,
            () ->
                client.uploadPart(
                    r ->
                        r.bucket(bucket)
                            .key(key)
                            .uploadId(transfer)
                            .partNumber(number)
                            .contentMD5(md5),
                    body));
    return CompletedPart.builder().partNumber(number).eTag(sent.eTag()).build();
  }

  private void join(String transfer, List<CompletedPart> parts) throws IOException {
    S3Call.of(
        "join the parts of " + key,
        () ->
            client.completeMultipartUpload(r ->
                r.bucket(bucket).key(key).uploadId(transfer).multipartUpload(u -> u.parts(parts))));
  }

  private void abort(String transfer) {
    try {
      S3Call.of(
          "give up " + key,
          () -> client.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(transfer)));
    } catch (IOException e) {
      LOG.warn("cannot delete the parts of {}; the bucket's lifecycle rule has to", key, e);
    }
  }
}
