package dev.pinhole.server.delivery;

import dev.pinhole.api.link.Link;
import dev.pinhole.api.link.LinkRequest;
import dev.pinhole.api.link.LinkSigner;
import dev.pinhole.server.platform.LinkExpiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes signed links, of nothing that delivery would refuse. */
@Component
public class Links {

  private final LinkSigner signer;
  private final DeliveryProperties properties;
  private final Clock clock;

  Links(LinkSigner signer, DeliveryProperties properties, Clock clock) {
    this.signer = signer;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Signs a link to an image; whether whoever asks may have it is for the caller to know.
   *
   * @param base of the server's addresses, without a slash at its end
   */
  public Link sign(String base, String key, LinkRequest request) {
    ImagePath path = ImagePath.of(key);
    Map<String, String> parameters = parameters(request);
    Wish.of(path, parameters);
    if (Boolean.TRUE.equals(request.download())) {
      parameters.put("download", "1");
    }
    return sign(base, path, parameters, expiry(request.expiresIn()));
  }

  /** The same of the image as it is, for as long as any link may last. */
  public Link lasting(String base, String key) {
    return sign(base, ImagePath.of(key), Map.of(), properties.maxLinkExpiry());
  }

  /** The same for so long, or for as long as any link may last where that is less. */
  public Link atMost(String base, String key, Duration lifetime) {
    Duration longest = properties.maxLinkExpiry();
    Duration granted = lifetime.compareTo(longest) > 0 ? longest : lifetime;
    return sign(base, ImagePath.of(key), Map.of(), granted);
  }

  private Link sign(
      String base, ImagePath path, Map<String, String> parameters, Duration lifetime) {
    Instant expiresAt = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
    return new Link(base + signer.sign(path.text(), parameters, expiresAt), expiresAt);
  }

  /** The same for the image as it is, and as long as any link may last. */
  public Link signLongest(String base, String key) {
    return sign(base, key, new LinkRequest(properties.maxLinkExpiry().toString(), null, null));
  }

  private static Map<String, String> parameters(LinkRequest request) {
    Map<String, String> transform = request.transform();
    Map<String, String> parameters = transform == null ? Map.of() : transform;
    for (String name : new String[] {"key", "download", LinkSigner.EXPIRES, LinkSigner.SIGNATURE}) {
      if (parameters.containsKey(name)) {
        throw Wish.invalid(name, "is no transform parameter");
      }
    }
    return new HashMap<>(parameters);
  }

  private Duration expiry(@Nullable String text) {
    return LinkExpiry.read(text, properties.linkExpiry(), properties.maxLinkExpiry());
  }
}
