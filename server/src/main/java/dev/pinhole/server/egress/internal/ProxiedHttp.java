package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.Egress;
import dev.pinhole.server.egress.EgressAnswer;
import dev.pinhole.server.egress.EgressBounds;
import dev.pinhole.server.egress.EgressException;
import dev.pinhole.server.egress.EgressHttp;
import dev.pinhole.server.egress.EgressRefusal.Reason;
import dev.pinhole.server.egress.EgressResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JDK's client, with a session's proxy as its only way. */
public final class ProxiedHttp implements EgressHttp {

  private static final Logger LOG = LoggerFactory.getLogger(ProxiedHttp.class);
  private static final int MAX_REDIRECTS = 5;
  private static final int ANSWER_BYTES = 4096;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** Above the body: heads, TLS records, redirects' bodies. */
  private static final long OVERHEAD_BYTES = 1024 * 1024;

  private final Egress egress;

  public ProxiedHttp(Egress egress) {
    this.egress = egress;
  }

  @Override
  public EgressResponse get(URI uri, long maxBytes, Duration timeout) throws EgressException {
    Call call = call(maxBytes, timeout);
    try {
      return follow(call, uri, maxBytes);
    } catch (Throwable e) {
      call.close();
      throw e;
    }
  }

  private static EgressResponse follow(Call call, URI first, long maxBytes) throws EgressException {
    URI uri = first;
    for (int i = 0; i <= MAX_REDIRECTS; i++) {
      HttpResponse<InputStream> response = call.send(HttpRequest.newBuilder(checked(uri)).GET());
      Optional<String> location = location(response);
      if (location.isEmpty()) {
        return answer(call, uri, response, maxBytes);
      }
      call.discard(response.body());
      uri = Redirects.next(uri, location.get());
    }
    throw new EgressException(Reason.TOO_MANY, "More than %d redirects".formatted(MAX_REDIRECTS));
  }

  private static Optional<String> location(HttpResponse<?> response) {
    return REDIRECTS.contains(response.statusCode())
        ? response.headers().firstValue("location")
        : Optional.empty();
  }

  private static EgressResponse answer(
      Call call, URI uri, HttpResponse<InputStream> response, long maxBytes)
      throws EgressException {
    if (response.headers().firstValueAsLong("content-length").orElse(0) > maxBytes) {
      throw BoundedBody.tooLarge(maxBytes);
    }
    return new EgressResponse(
        uri,
        response.statusCode(),
        response.headers(),
        new BoundedBody(response.body(), maxBytes, call),
        call);
  }

  @Override
  public EgressAnswer post(URI uri, Map<String, String> headers, byte[] body, Duration timeout)
      throws EgressException {
    HttpRequest.Builder request = HttpRequest.newBuilder(checked(uri));
    return send(request.POST(BodyPublishers.ofByteArray(body)), headers, body.length, timeout);
  }

  @Override
  public EgressAnswer delete(URI uri, Map<String, String> headers, Duration timeout)
      throws EgressException {
    return send(HttpRequest.newBuilder(checked(uri)).DELETE(), headers, 0, timeout);
  }

  private EgressAnswer send(
      HttpRequest.Builder request, Map<String, String> headers, long bytes, Duration timeout)
      throws EgressException {
    headers.forEach(request::header);
    try (Call call = call(bytes, timeout)) {
      HttpResponse<InputStream> response = call.send(request);
      return new EgressAnswer(response.statusCode(), beginning(response), response.headers());
    }
  }

  /** The status says what became of it; a body that breaks off or never ends changes nothing. */
  private static String beginning(HttpResponse<InputStream> response) {
    byte[] bytes = new byte[ANSWER_BYTES];
    int count = 0;
    try (InputStream body = response.body()) {
      for (int n = 0; n >= 0 && count < bytes.length; count += Math.max(n, 0)) {
        n = body.read(bytes, count, bytes.length - count);
      }
    } catch (IOException e) {
      LOG.debug("An answer's body broke off after {} bytes", count, e);
    }
    return new String(bytes, 0, count, StandardCharsets.UTF_8);
  }

  private static URI checked(URI uri) throws EgressException {
    return Redirects.requireWeb(uri);
  }

  private Call call(long bodyBytes, Duration timeout) throws EgressException {
    long bytes = bodyBytes + bodyBytes / 8 + OVERHEAD_BYTES;
    try {
      return Call.through(egress.open(new EgressBounds(bytes, MAX_REDIRECTS + 1)), timeout);
    } catch (IOException | UncheckedIOException e) {
      throw new EgressException(Reason.CONNECTION, "No way out is free: " + e.getMessage());
    }
  }
}
