package dev.pinhole.server.upload.internal.staging;

import dev.pinhole.server.s3.ConditionalOnS3;
import dev.pinhole.server.s3.S3Bucket;
import dev.pinhole.server.s3.S3Signer;
import dev.pinhole.server.s3.S3Transfer;
import dev.pinhole.server.s3.S3Transfers;
import dev.pinhole.server.s3.SignedPut;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Clients send straight to the S3 store. */
@Component
@ConditionalOnS3
class S3StagingStore implements StagingStore {
  private static final String FOLDER = "staging/";

  private final S3Bucket bucket;
  private final S3Transfers transfers;
  private final S3Signer signer;

  S3StagingStore(S3Bucket bucket, S3Transfers transfers, S3Signer signer) {
    this.bucket = bucket;
    this.transfers = transfers;
    this.signer = signer;
  }

  @Override
  public String origin() {
    return signer.origin();
  }

  @Override
  public SignedRequest put(String key, long length, String contentType, Instant until) {
    return request(signer.put(name(key), length, contentType, until));
  }

  /** No store bounds what a signed PUT may bring, other than by saying its length. */
  @Override
  public SignedRequest putOpen(String key, long most, Instant until) {
    return request(signer.put(name(key), null, null, until));
  }

  @Override
  public String begin(String key, String contentType) throws IOException {
    return transfers.begin(name(key), contentType);
  }

  @Override
  public SignedRequest putPart(
      String key, String transfer, int number, long length, Instant until) {
    return request(signer.putPart(name(key), transfer, number, length, until));
  }

  @Override
  public List<StagedPart> parts(String key, String transfer) throws IOException {
    try {
      return transfers.parts(name(key), transfer).stream()
          .map(part -> new StagedPart(part.number(), part.size()))
          .toList();
    } catch (NoSuchFileException over) {
      if (bucket.size(name(key)).isEmpty()) {
        throw over;
      }
      return List.of();
    }
  }

  /** A join whose answer was lost leaves the object, and no transfer. */
  @Override
  public void join(String key, String transfer) throws IOException {
    try {
      transfers.join(name(key), transfer);
    } catch (NoSuchFileException over) {
      if (bucket.size(name(key)).isEmpty()) {
        throw over;
      }
    }
  }

  @Override
  public OptionalLong size(String key) throws IOException {
    return bucket.size(name(key));
  }

  @Override
  public InputStream open(String key) throws IOException {
    return bucket.open(name(key));
  }

  @Override
  public Optional<String> object(String key) {
    return Optional.of(name(key));
  }

  @Override
  public void delete(String key) throws IOException {
    bucket.delete(name(key));
  }

  @Override
  public void abort(String key, String transfer) throws IOException {
    transfers.abort(name(key), transfer);
  }

  @Override
  public void sweep(Instant before, Predicate<String> awaited) throws IOException {
    List<String> objects = new ArrayList<>();
    bucket.list(
        FOLDER,
        found -> {
          if (found.modified().isBefore(before) && !awaited.test(key(found.name()))) {
            objects.add(key(found.name()));
          }
        });
    for (String key : objects) {
      delete(key);
    }
    sweepTransfers(before, awaited);
  }

  private void sweepTransfers(Instant before, Predicate<String> awaited) throws IOException {
    List<S3Transfer> begun = new ArrayList<>();
    transfers.list(
        FOLDER,
        found -> {
          if (found.begun().isBefore(before) && !awaited.test(key(found.name()))) {
            begun.add(found);
          }
        });
    for (S3Transfer transfer : begun) {
      abort(key(transfer.name()), transfer.id());
    }
  }

  private static String key(String name) {
    return name.substring(FOLDER.length());
  }

  private static String name(String key) {
    return FOLDER + key;
  }

  private static SignedRequest request(SignedPut put) {
    return new SignedRequest("PUT", put.url(), put.headers(), put.expiresAt());
  }
}
