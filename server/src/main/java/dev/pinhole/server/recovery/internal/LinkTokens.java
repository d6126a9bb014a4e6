package dev.pinhole.server.recovery.internal;

import dev.pinhole.server.account.AccountRecovery.Recoverable;
import dev.pinhole.server.account.Email;
import dev.pinhole.server.platform.ConstantTime;
import dev.pinhole.server.platform.KeyFile;
import dev.pinhole.server.platform.KeyPurpose;
import dev.pinhole.server.platform.KeyedHash;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What links in messages end with: the account, when the link ends, and a keyed hash over these and
 * over what using the link changes. So a token is kept nowhere and works once.
 */
@Component
class LinkTokens {
  private static final String RESET = "pinhole-reset-1";
  private static final String CONFIRM = "pinhole-confirm-1";

  private final KeyedHash key;

  @Autowired
  LinkTokens(@Value("${pinhole.keys}") Path keys) throws IOException {
    this(KeyFile.read(KeyPurpose.RECOVERY.in(keys)));
  }

  LinkTokens(byte[] key) {
    this.key = new KeyedHash(key);
  }

  /** Ends when the account's sessions do, as they do with a new password. */
  String reset(Recoverable account, Instant end) {
    return token(RESET, account, end, Integer.toString(account.version()));
  }

  boolean isReset(LinkToken token, Recoverable account) {
    return ConstantTime.same(reset(account, token.end()), token.text());
  }

  /** Ends when the account has another address, or another is to be confirmed. */
  String confirm(Recoverable account, Instant end) {
    Email address = account.unconfirmed();
    String current = Objects.requireNonNullElse(account.account().email(), "");
    return token(CONFIRM, account, end, current + "\n" + (address == null ? "" : address.key()));
  }

  boolean isConfirm(LinkToken token, Recoverable account) {
    return account.unconfirmed() != null
        && ConstantTime.same(confirm(account, token.end()), token.text());
  }

  private String token(String purpose, Recoverable account, Instant end, String bound) {
    long id = account.account().id();
    long seconds = end.getEpochSecond();
    byte[] seal = key.of(purpose + "\n" + id + "\n" + seconds + "\n" + bound);
    return id + "." + seconds + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
  }
}
