package dev.pinhole.server.rendition.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.server.rendition.RenditionProperties;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Failed renders, remembered for a short while, so that asking again and again for what cannot be
 * made costs nothing.
 */
@Component
class Failures {

  private static final int MOST = 10_000;

  private final Cache<Object, ImagingException> recent;

  Failures(RenditionProperties properties) {
    recent =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofSeconds(properties.failureSeconds()))
            .build();
  }

  void throwIfKnown(RenditionKey key) throws ImagingException {
    ImagingException failure = recent.getIfPresent(key);
    if (failure == null) {
      failure = recent.getIfPresent(key.source());
    }
    if (failure != null) {
      throw failure;
    }
  }

  void remember(RenditionKey key, ImagingException failure) {
    Object subject = subject(key, failure);
    if (subject != null) {
      recent.put(subject, failure);
    }
  }

  /**
   * A damaged source fails whatever is made of it; a deadline or a bound may be the transform's; a
   * server that is busy or cannot work says nothing of either.
   */
  private static @Nullable Object subject(RenditionKey key, ImagingException failure) {
    return switch (failure) {
      case ImagingException.Corrupt corrupt -> key.source();
      case ImagingException.Unsupported unsupported -> key.source();
      case ImagingException.LimitExceeded limit -> key;
      case ImagingException.Unsatisfiable unsatisfiable -> key;
      case ImagingException.TimedOut timedOut -> key;
      case ImagingException.Crashed crashed -> key;
      case ImagingException.Busy busy -> null;
      case ImagingException.Unavailable unavailable -> null;
    };
  }
}
