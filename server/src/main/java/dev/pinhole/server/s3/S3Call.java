package dev.pinhole.server.s3;

import dev.pinhole.server.platform.StorageUnavailableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Asks the store, and tells of failures in the words of files. */
final class S3Call {
  private static final int NOT_FOUND = 404;

  private S3Call() {}

  /**
   * @param what is done, for the message: {@code read chunks/ab/…}
   * @throws NoSuchFileException where the store says that there is no such object
   * @throws StorageUnavailableException where it cannot be reached or refuses
   */
  static <T> T of(String what, Supplier<T> call) throws IOException {
    try {
      return call.get();
    } catch (S3Exception e) {
      throw refused(what, e);
    } catch (AbortedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(what, e);
    } catch (SdkException e) {
      throw new StorageUnavailableException(
          "cannot %s: the S3 store does not answer: %s".formatted(what, e.getMessage()), e);
    }
  }

  private static IOException refused(String what, S3Exception e) {
    if (e.statusCode() == NOT_FOUND && !(e instanceof NoSuchBucketException)) {
      NoSuchFileException gone = new NoSuchFileException("S3 object: " + what);
      gone.initCause(e);
      return gone;
    }
    return new StorageUnavailableException(
        "cannot %s: the S3 store answers %d %s".formatted(what, e.statusCode(), e.getMessage()), e);
  }

  private static IOException interrupted(String what, AbortedException e) {
    InterruptedIOException interrupted = new InterruptedIOException("interrupted: " + what);
    interrupted.initCause(e);
    return interrupted;
  }
}
