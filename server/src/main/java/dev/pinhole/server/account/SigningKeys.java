package dev.pinhole.server.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The keys that sign and verify sessions (ES256). All keys in the directory verify; the newest
 * signs. A node finds a key that another node has added when it first meets it, and forgets one
 * that was removed within a minute.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext>, KeyMaintenance {
  private static final Duration FRESH = Duration.ofMinutes(1);
  // A flood of made-up key ids must not become a flood of directory reads.
  private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

  private final KeyDirectory directory;
  private final Clock clock;
  private volatile Loaded loaded;

  private record Loaded(List<ECKey> keys, Instant at) {}

  SigningKeys(AccountProperties properties, Clock clock) {
    this.directory = new KeyDirectory(properties.keys());
    this.clock = clock;
    if (directory.read().isEmpty()) {
      newKey(clock.instant());
    }
    this.loaded = load();
  }

  /** The key that signs. */
  ECKey newest() {
    return keys(FRESH).getLast();
  }

  @Override
  public synchronized String rotate() {
    String id = newKey(clock.instant());
    loaded = load();
    if (!id.equals(loaded.keys().getLast().getKeyID())) {
      throw new IllegalStateException(
          "pinhole.keys: the clock is behind the newest key in " + directory.path());
    }
    return id;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    List<JWK> found = selector.select(new JWKSet(List.copyOf(keys(FRESH))));
    return found.isEmpty() ? selector.select(new JWKSet(List.copyOf(keys(BETWEEN_READS)))) : found;
  }

  private List<ECKey> keys(Duration maxAge) {
    if (isOlder(maxAge)) {
      reload(maxAge);
    }
    return loaded.keys();
  }

  private synchronized void reload(Duration maxAge) {
    if (isOlder(maxAge)) {
      loaded = load();
    }
  }

  private boolean isOlder(Duration maxAge) {
    return Duration.between(loaded.at(), clock.instant()).abs().compareTo(maxAge) > 0;
  }

  private Loaded load() {
    List<ECKey> keys = directory.read();
    if (keys.isEmpty()) {
      throw new IllegalStateException("pinhole.keys: there is no key in " + directory.path());
    }
    return new Loaded(keys, clock.instant());
  }

  private String newKey(Instant now) {
    try {
      ECKey key =
          new ECKeyGenerator(Curve.P_256)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .keyIDFromThumbprint(true)
              .generate();
      directory.add(key, now);
      return key.getKeyID();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
