package dev.pinhole.server.delivery;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.link.LinkSigner;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.CallerResolver;
import dev.pinhole.server.image.Visitor;
import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who asks, and with what in hand. */
@Component
class Visitors {

  private final CallerResolver callers;
  private final LinkSigner signer;
  private final Clock clock;

  Visitors(CallerResolver callers, LinkSigner signer, Clock clock) {
    this.callers = callers;
    this.signer = signer;
    this.clock = clock;
  }

  /**
   * @throws ProblemException for a signature that is not ours or has run out, whatever it is for
   */
  Visitor of(
      HttpServletRequest request, ImagePath path, Map<String, String> parameters, Wish wish) {
    if (wish.signed()) {
      verify(path, parameters);
    }
    return new Visitor(
        reader(request),
        accessKey(wish.accessKey(), request.getHeader("X-Access-Key")),
        wish.signed(),
        ClientAddress.of(request));
  }

  private void verify(ImagePath path, Map<String, String> parameters) {
    switch (signer.verify(path.text(), parameters, clock.instant())) {
      case VALID, UNSIGNED -> {}
      case EXPIRED ->
          throw new ProblemException(ProblemCode.LINK_EXPIRED, "This link has come to its end.");
      case FORGED ->
          throw new ProblemException(
              ProblemCode.INVALID_SIGNATURE,
              "The signature is not that of this address; a signed link cannot be changed.");
    }
  }

  /** A token that may not read images has no more rights here than nobody. */
  private @Nullable Caller reader(HttpServletRequest request) {
    Caller caller = callers.resolve(request);
    return caller != null && caller.may(Scope.IMAGES_READ) ? caller : null;
  }

  private static @Nullable String accessKey(@Nullable String parameter, @Nullable String header) {
    if (parameter != null && header != null && !parameter.equals(header)) {
      throw Wish.invalid("key", "is not the same as the header X-Access-Key");
    }
    return parameter != null ? parameter : header;
  }
}
