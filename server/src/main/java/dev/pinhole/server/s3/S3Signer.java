package dev.pinhole.server.s3;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Signs requests for others to make, for the address under which they reach the store. Length and
 * type are part of what is signed.
 */
public final class S3Signer {
  /** The store's own limit. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** What every client sends by itself; scripts of a browser may not set them. */
  private static final Set<String> BY_ITSELF = Set.of("host", "content-length");

  private final S3Presigner presigner;
  private final String bucket;
  private final String prefix;
  private final Clock clock;
  private final String origin;

  S3Signer(S3Presigner presigner, String bucket, String prefix, Clock clock) {
    this.presigner = presigner;
    this.bucket = bucket;
    this.prefix = prefix;
    this.clock = clock;
    this.origin = originOf(presigner, bucket);
  }

  /** Scheme, host and port of all addresses that are signed. */
  public String origin() {
    return origin;
  }

  /** The host follows from endpoint, region, bucket and style, as the store's own client knows. */
  private static String originOf(S3Presigner presigner, String bucket) {
    URI signed =
        URI.create(
            presigner
                .presignGetObject(g ->
                    g.signatureDuration(Duration.ofMinutes(1))
                        .getObjectRequest(r -> r.bucket(bucket).key("origin")))
                .url()
                .toString());
    return signed.getScheme() + "://" + signed.getRawAuthority();
  }

  /**
   * Signs the sending of an object.
   *
   * @param length in bytes; null for any
   * @param contentType null for any
   * @param until cut to 7 days from now
   */
  public SignedPut put(
      String name, @Nullable Long length, @Nullable String contentType, Instant until) {
    return signed(
        duration ->
            presigner.presignPutObject(p ->
                p.signatureDuration(duration)
                    .putObjectRequest(r ->
                        r.bucket(bucket)
                            .key(prefix + name)
                            .contentLength(length)
                            .contentType(contentType))),
        until);
  }

  /**
   * Signs the sending of a part.
   *
   * @param number of the part, from 1 on
   */
  public SignedPut putPart(String name, String transfer, int number, long length, Instant until) {
    return signed(
        duration ->
            presigner.presignUploadPart(p ->
                p.signatureDuration(duration)
                    .uploadPartRequest(r ->
                        r.bucket(bucket)
                            .key(prefix + name)
                            .uploadId(transfer)
                            .partNumber(number)
                            .contentLength(length))),
        until);
  }

  @FunctionalInterface
  private interface Signing {
    PresignedRequest of(Duration duration);
  }

  private SignedPut signed(Signing signing, Instant until) {
    Instant now = clock.instant();
    Duration duration = bounded(Duration.between(now, until));
    PresignedRequest request = signing.of(duration);
    return new SignedPut(
        request.url().toString(),
        headers(request.signedHeaders()),
        now.plus(duration).truncatedTo(ChronoUnit.SECONDS));
  }

  /** Whole seconds, as the signature says them. */
  private static Duration bounded(Duration asked) {
    Duration seconds = Duration.ofSeconds(Math.max(1, asked.toSeconds()));
    return seconds.compareTo(LONGEST) > 0 ? LONGEST : seconds;
  }

  private static Map<String, String> headers(Map<String, List<String>> signed) {
    Map<String, String> headers = new TreeMap<>();
    signed.forEach((name, values) -> {
      if (!BY_ITSELF.contains(name.toLowerCase(Locale.ROOT))) {
        headers.put(shown(name), String.join(",", values));
      }
    });
    return headers;
  }

  private static String shown(String name) {
    return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) ? HttpHeaders.CONTENT_TYPE : name;
  }
}
