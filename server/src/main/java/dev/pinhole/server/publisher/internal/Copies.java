package dev.pinhole.server.publisher.internal;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.server.delivery.Elsewhere.Copy;
import dev.pinhole.server.egress.EgressException;
import dev.pinhole.server.egress.EgressHttp;
import dev.pinhole.server.egress.EgressResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes copies from imgur: all of one or nothing, so that ours can be shown instead. Where imgur
 * does not answer it is left alone for a while, and few are waited for at once; nobody who opens a
 * link waits for it twice.
 */
@Component
class Copies {
  private static final Logger LOG = LoggerFactory.getLogger(Copies.class);
  private static final Duration REST = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;

  private final EgressHttp http;
  private final ImgurProperties properties;
  private final Semaphore places;
  private final Clock clock;

  private volatile Instant restsUntil = Instant.EPOCH;

  Copies(EgressHttp http, ImgurProperties properties, Clock clock) {
    this.http = http;
    this.properties = properties;
    this.places = new Semaphore(properties.showing());
    this.clock = clock;
  }

  /** Empty where it does not come in time, or is not what was put there. */
  Optional<Copy> fetch(String link) {
    if (clock.instant().isBefore(restsUntil) || !places.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return read(URI.create(link));
    } catch (IOException e) {
      rest(e instanceof EgressException failure ? failure.reason().name() : "broken off");
      return Optional.empty();
    } finally {
      places.release();
    }
  }

  private Optional<Copy> read(URI link) throws IOException {
    long most = properties.maxBytes().toBytes();
    try (EgressResponse response = http.get(link, most, properties.showTimeout())) {
      if (response.status() >= 500 || response.status() == TOO_MANY_REQUESTS) {
        rest("status " + response.status());
        return Optional.empty();
      }
      Optional<ImageFormat> format = format(response);
      // In the place of what it has removed, imgur shows another picture, at another address.
      return response.status() == OK && response.uri().equals(link) && format.isPresent()
          ? Optional.of(new Copy(format.get(), response.body().readAllBytes()))
          : Optional.empty();
    }
  }

  private void rest(String reason) {
    restsUntil = clock.instant().plus(REST);
    LOG.info("Pictures are shown from here for {}: imgur gave none ({})", REST, reason);
  }

  /** What browsers show as a picture and nothing else. */
  private static Optional<ImageFormat> format(EgressResponse response) {
    String type = response.header("Content-Type").orElse("");
    String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return Stream.of(
            ImageFormat.JPEG,
            ImageFormat.PNG,
            ImageFormat.GIF,
            ImageFormat.WEBP,
            ImageFormat.AVIF,
            ImageFormat.TIFF)
        .filter(format -> format.mediaType().equals(plain))
        .findFirst();
  }
}
