package dev.pinhole.server.session.internal;

import dev.pinhole.server.session.SignedIn;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.IndexResolver;
import org.springframework.session.Session;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one attribute of a session, and how it is written: as JSON, since to read back Java's own
 * form would let whoever can write to the database run what they like.
 */
final class KeptSignedIn {
  static final String ATTRIBUTE = "signed-in";

  private KeptSignedIn() {}

  static @Nullable SignedIn of(Session session) {
    return session.getAttribute(ATTRIBUTE);
  }

  /** What Spring Session finds an account's sessions by. */
  static IndexResolver<Session> account() {
    return session -> {
      SignedIn signedIn = of(session);
      return signedIn == null
          ? Map.of()
          : Map.of(
              FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
              Long.toString(signedIn.account()));
    };
  }

  static GenericConversionService json(JsonMapper json) {
    GenericConversionService conversion = new GenericConversionService();
    conversion.addConverter(Object.class, byte[].class, json::writeValueAsBytes);
    conversion.addConverter(
        byte[].class, Object.class, bytes -> json.readValue(bytes, SignedIn.class));
    return conversion;
  }
}
