package dev.pinhole.server.session.internal;

import dev.pinhole.server.platform.KeyFile;
import dev.pinhole.server.platform.KeyPurpose;
import dev.pinhole.server.platform.KeyedHash;
import dev.pinhole.server.session.SignedIn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Derives the token by which a page of ours shows that a request is its own, by a key that is not
 * in the database. It hangs on what stays when the session gets another id, so that other tabs go
 * on.
 */
@Component
class CsrfKey {
  private final KeyedHash key;

  CsrfKey(@Value("${pinhole.keys}") Path keys) throws IOException {
    this.key = new KeyedHash(KeyFile.read(KeyPurpose.SESSIONS.in(keys)));
  }

  String tokenOf(SignedIn signedIn) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key.of("csrf " + signedIn.id()));
  }
}
