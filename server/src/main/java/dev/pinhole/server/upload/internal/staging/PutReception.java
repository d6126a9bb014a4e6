package dev.pinhole.server.upload.internal.staging;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/** Lets in what a signature allows, no byte more or less. */
public final class PutReception {
  /** One, and another beside a connection that is dead without anybody having noticed. */
  private static final int AT_ONCE = 2;

  private static final Duration SOON = Duration.ofSeconds(5);

  private final LocalStaging staging;
  private final LocalRequests requests;
  private final Expected expected;
  private final Places places = new Places(AT_ONCE);

  public PutReception(LocalStaging staging, LocalRequests requests, Expected expected) {
    this.staging = staging;
    this.requests = requests;
    this.expected = expected;
  }

  /**
   * Takes the body in.
   *
   * @return an entity tag, which clients of S3 insist on
   */
  String take(HttpServletRequest request) throws IOException {
    Delivery delivery = allowed(request);
    if (!expected.isPending(delivery.key())) {
      throw closed();
    }
    receive(delivery, request);
    if (!expected.isPending(delivery.key())) {
      // over while the bytes came
      staging.delete(delivery.key());
      throw closed();
    }
    return "\"" + delivery.key() + "-" + (delivery.part() == null ? 0 : delivery.part()) + "\"";
  }

  /** A file that is being sent is on the disk beside the one that it will replace. */
  private void receive(Delivery delivery, HttpServletRequest request) throws IOException {
    if (!places.take(delivery)) {
      throw busy();
    }
    try {
      if (delivery.isOpen()) {
        expected.coming(delivery.key(), delivery.length());
      }
      if (!staging.receive(delivery, new ClientBody(request.getInputStream()))) {
        throw closed();
      }
    } finally {
      boolean last = places.giveBack(delivery);
      if (last && delivery.isOpen()) {
        expected.came(delivery.key(), staging.size(delivery.key()).orElse(0));
      }
    }
  }

  private Delivery allowed(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (!path.startsWith(LocalRequests.PREFIX)) {
      throw forged();
    }
    String key = path.substring(LocalRequests.PREFIX.length());
    Map<String, String> parameters = SignedQuery.parse(request.getQueryString());
    return switch (requests.verify(key, parameters)) {
      case VALID -> delivery(request, requireKey(key), parameters);
      case EXPIRED ->
          throw new ProblemException(
              ProblemCode.LINK_EXPIRED,
              "The time of this signed address is over; ask for the upload again to get a new"
                  + " one.");
      case UNSIGNED, FORGED -> throw forged();
    };
  }

  private static Delivery delivery(
      HttpServletRequest request, String key, Map<String, String> signed) {
    OptionalLong most = LocalRequests.most(signed);
    if (most.isPresent()) {
      return new Delivery(key, bounded(request, most.getAsLong()), null, null);
    }
    Delivery delivery = LocalRequests.delivery(key, signed);
    require(request, delivery);
    return delivery;
  }

  private static long bounded(HttpServletRequest request, long most) {
    long length = request.getContentLengthLong();
    if (length < 0) {
      throw new ProblemException(
          ProblemCode.LENGTH_REQUIRED, "Content-Length is missing; say how long the file is.");
    }
    if (length == 0) {
      throw new ProblemException(ProblemCode.EMPTY_FILE, "The file has no bytes.");
    }
    if (length > most) {
      throw new ProblemException(
              ProblemCode.TOO_LARGE,
              "The file has %d bytes; at most %d are accepted.".formatted(length, most))
          .with("allowed", most);
    }
    return length;
  }

  private static String requireKey(String key) {
    if (!Ids.valid(key)) {
      throw forged();
    }
    return key;
  }

  private static void require(HttpServletRequest request, Delivery delivery) {
    long length = request.getContentLengthLong();
    if (length < 0) {
      throw new ProblemException(
              ProblemCode.LENGTH_REQUIRED,
              "Content-Length is missing; it must be %d.".formatted(delivery.length()))
          .with("required", delivery.length());
    }
    if (length != delivery.length()) {
      throw new ProblemException(
              ProblemCode.WRONG_LENGTH,
              "Content-Length is %d; this address takes %d bytes, as announced."
                  .formatted(length, delivery.length()))
          .with("required", delivery.length())
          .with("found", length);
    }
    requireType(request, delivery);
  }

  private static void requireType(HttpServletRequest request, Delivery delivery) {
    String wanted = delivery.contentType();
    String sent = request.getContentType();
    if (wanted != null && (sent == null || !wanted.equalsIgnoreCase(sent.strip()))) {
      throw new ProblemException(
              ProblemCode.UNSUPPORTED_MEDIA_TYPE,
              "The Content-Type must be %s, as announced.".formatted(wanted))
          .with("required", wanted);
    }
  }

  private static ProblemException forged() {
    return new ProblemException(
        ProblemCode.INVALID_SIGNATURE,
        "The address was not signed by this server for this method, key, length and type.");
  }

  private static ProblemException busy() {
    return new ProblemException(
            ProblemCode.CONFLICT,
            "The same is being sent %d times already; send it again when one has ended."
                .formatted(AT_ONCE))
        .retryAfter(SOON);
  }

  private static ProblemException closed() {
    return new ProblemException(
        ProblemCode.UPLOAD_CLOSED,
        "The upload is complete, was cancelled or is given up; nothing more can be sent.");
  }
}
