package dev.pinhole.server.session.internal;

import dev.pinhole.server.platform.KeyFile;
import dev.pinhole.server.session.SignedIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Derives the token by which a page of ours shows that a request is its own, by a key that is not
 * in the database. It hangs on what stays when the session gets another id, so that other tabs go
 * on.
 */
@Component
class CsrfKey {
  private static final String FILE = "session.key";
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  CsrfKey(@Value("${pinhole.keys}") Path keys) throws IOException {
    this.key = new SecretKeySpec(KeyFile.read(keys.resolve(FILE)), ALGORITHM);
  }

  String tokenOf(SignedIn signedIn) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] tag = mac.doFinal(("csrf " + signedIn.id()).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
