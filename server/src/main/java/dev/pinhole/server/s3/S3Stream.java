package dev.pinhole.server.s3;

import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Reads an object once. Where the connection breaks it goes on with another, for the bytes of the
 * very same object: its entity tag has to be what it was.
 */
final class S3Stream extends InputStream {
  private static final Logger LOG = LoggerFactory.getLogger(S3Stream.class);
  private static final int RESUMPTIONS = 3;

  /** What a connection is expected to bring; a large object may break off more often. */
  private static final long STRETCH = 16 * 1024 * 1024;

  private final S3Client client;
  private final GetObjectRequest whole;
  private final String tag;
  private final long size;
  private ResponseInputStream<GetObjectResponse> body;
  private long position;
  private int resumptions;

  S3Stream(S3Client client, String bucket, String key) throws IOException {
    this.client = client;
    this.whole = GetObjectRequest.builder().bucket(bucket).key(key).build();
    this.body = get(whole);
    this.tag = body.response().eTag();
    this.size = body.response().contentLength();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (position < size) {
      int read = readOnce(bytes, offset, length);
      if (read > 0) {
        position += read;
        return read;
      }
      resume();
    }
    return -1;
  }

  /** What cannot be read on without sending the rest is cut off, which costs a connection. */
  @Override
  public void close() throws IOException {
    if (position < size) {
      body.abort();
    } else {
      body.close();
    }
  }

  /** Nothing where the body broke off. */
  private int readOnce(byte[] bytes, int offset, int length) throws IOException {
    try {
      return body.read(bytes, offset, length);
    } catch (IOException | SdkException e) {
      if (isEnough() || Thread.currentThread().isInterrupted()) {
        throw new IOException("reading " + whole.key() + " broke off", e);
      }
      LOG.debug("reading {} broke off at {}", whole.key(), position, e);
      return 0;
    }
  }

  private void resume() throws IOException {
    if (isEnough()) {
      throw new IOException("reading " + whole.key() + " broke off at " + position);
    }
    resumptions++;
    body.abort();
    body = get(whole.toBuilder().range("bytes=" + position + "-").ifMatch(tag).build());
  }

  private boolean isEnough() {
    return resumptions >= RESUMPTIONS + position / STRETCH;
  }

  private ResponseInputStream<GetObjectResponse> get(GetObjectRequest request) throws IOException {
    return S3Call.of("read " + request.key(), () -> client.getObject(request));
  }
}
