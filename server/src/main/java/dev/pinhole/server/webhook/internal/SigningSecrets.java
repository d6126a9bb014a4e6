package dev.pinhole.server.webhook.internal;

import dev.pinhole.api.webhook.WebhookSecret;
import dev.pinhole.api.webhook.WebhookSigner;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.KeyFile;
import dev.pinhole.server.platform.KeyPurpose;
import dev.pinhole.server.platform.KeyedHash;
import dev.pinhole.server.webhook.internal.SecretRows.Salts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Each account's secret. It is kept nowhere: a key file of the server's and a random salt in the
 * database make it anew each time, so a copy of the database alone can sign nothing.
 */
@Component
class SigningSecrets {
  private static final String PURPOSE = "pinhole-webhook-1\n";

  private final SecretRows rows;
  private final KeyedHash key;
  private final Duration grace;
  private final Clock clock;

  SigningSecrets(
      SecretRows rows,
      @Value("${pinhole.keys}") Path keys,
      WebhookProperties properties,
      Clock clock)
      throws IOException {
    this.rows = rows;
    this.key = new KeyedHash(KeyFile.read(KeyPurpose.WEBHOOKS.in(keys)));
    this.grace = properties.secretGrace();
    this.clock = clock;
  }

  /** Made when first asked for. */
  WebhookSecret of(long account) {
    return view(account, rows.findOrMake(account, Ids.next()));
  }

  /** A new one. The one before signs as well for a while, one before that no more. */
  WebhookSecret rotate(long account) {
    Instant until = clock.instant().plus(grace);
    return view(account, rows.replace(account, Ids.next(), until));
  }

  /** A header's worth of signatures: the newest secret's first. */
  String sign(long account, String id, Instant time, byte[] body) {
    Salts salts = rows.findOrMake(account, Ids.next());
    List<String> signatures =
        Stream.of(salts.current(), previous(salts))
            .flatMap(Stream::ofNullable)
            .map(salt -> new WebhookSigner(secret(account, salt)))
            .map(signer -> signer.sign(id, time.getEpochSecond(), body))
            .toList();
    return String.join(" ", signatures);
  }

  private WebhookSecret view(long account, Salts salts) {
    Instant until = previous(salts) == null ? null : salts.previousUntil();
    return new WebhookSecret(secret(account, salts.current()), until);
  }

  /** Null where it signs no more. */
  private @Nullable String previous(Salts salts) {
    Instant until = salts.previousUntil();
    return until != null && clock.instant().isBefore(until) ? salts.previous() : null;
  }

  private String secret(long account, String salt) {
    return WebhookSigner.secret(key.of(PURPOSE + account + "\n" + salt));
  }
}
