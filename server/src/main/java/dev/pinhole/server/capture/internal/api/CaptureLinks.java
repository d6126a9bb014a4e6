package dev.pinhole.server.capture.internal.api;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.capture.CaptureLinkRequest;
import dev.pinhole.api.link.Link;
import dev.pinhole.api.link.LinkSigner;
import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.capture.QueueProperties;
import dev.pinhole.server.capture.Submission;
import dev.pinhole.server.platform.LinkExpiry;
import dev.pinhole.server.platform.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signed links to captures. The signature is over the account, the end and all options as one
 * canonical query, so that nothing in a link can be changed, added, left out or put elsewhere.
 */
@Component
class CaptureLinks {
  private static final String ACCOUNT = "account";
  private static final String OPTIONS = "options";

  /** Browsers, proxies and this server take a longer address, but not all of them. */
  private static final int LONGEST = 6000;

  /** Everybody who sees a link sees these too. */
  private static final List<String> SECRETS = List.of("authorization", "cookies", "headers");

  /** Each view of a page would take a picture otherwise. */
  private static final Duration SHORTEST_TTL = Duration.ofMinutes(1);

  private final LinkSigner signer;
  private final Accounts accounts;
  private final QueueProperties properties;
  private final Clock clock;

  CaptureLinks(LinkSigner signer, Accounts accounts, QueueProperties properties, Clock clock) {
    this.signer = signer;
    this.accounts = accounts;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Makes a link, of nothing that would be refused when it is followed.
   *
   * @param base of the server's addresses, without a slash at its end
   */
  Link sign(String base, long account, CaptureLinkRequest request) {
    requireNoSecret(request.options());
    CaptureAddress address = new CaptureAddress(new TreeMap<>());
    request.options().forEach((name, value) -> address.values().put(name, texts(name, value)));
    address.values().putIfAbsent("cache_ttl", List.of(Long.toString(cacheTtl().toSeconds())));
    Submission submission = Submission.read(account, address.options());
    requireNoWebhook(submission);
    requireCached(submission);
    Instant end = clock.instant().plus(expiry(request.expiresIn()));
    Instant expiresAt = end.truncatedTo(ChronoUnit.SECONDS);
    return new Link(base + signed(account, address.query(), expiresAt), expiresAt);
  }

  private Duration cacheTtl() {
    Duration usual = properties.linkCacheTtl();
    return usual.compareTo(SHORTEST_TTL) < 0 ? SHORTEST_TTL : usual;
  }

  private static void requireNoSecret(Map<String, Object> options) {
    SECRETS.stream()
        .filter(options::containsKey)
        .findFirst()
        .ifPresent(name -> {
          throw CaptureFilter.invalid(
              name, "It would stand in the link, to be read by whoever sees it.");
        });
  }

  private static void requireCached(Submission submission) {
    if (submission.request().terms().cacheTtl().compareTo(SHORTEST_TTL) < 0) {
      throw CaptureFilter.invalid(
          "cache_ttl", "In a link it is at least %s seconds.", SHORTEST_TTL.toSeconds());
    }
  }

  /** Whoever gets the picture as the answer needs not be told of it. */
  static void requireNoWebhook(Submission submission) {
    if (submission.request().terms().webhookUrl() != null) {
      throw CaptureFilter.invalid(
          "webhook_url", "The picture is the answer here; POST /api/v1/captures tells a webhook.");
    }
  }

  private String signed(long account, String query, Instant expiresAt) {
    Map<String, String> parameters =
        Map.of(
            ACCOUNT,
            Long.toString(account),
            OPTIONS,
            query,
            LinkSigner.EXPIRES,
            Long.toString(expiresAt.getEpochSecond()));
    String url =
        "%s?%s&account=%d&exp=%d&sig=%s"
            .formatted(
                CaptureAddress.PATH,
                query,
                account,
                expiresAt.getEpochSecond(),
                signer.signature(CaptureAddress.PATH, parameters));
    if (url.length() > LONGEST) {
      throw CaptureFilter.invalid(
          OPTIONS, "The link would have %s characters; %s are accepted.", url.length(), LONGEST);
    }
    return url;
  }

  /**
   * Whose link it is. Takes what makes it one out of the address, so that the options are left.
   *
   * @return null for an address without a signature
   * @throws ProblemException for a signature that is not ours or has run out
   */
  @Nullable Long verify(CaptureAddress address) {
    String signature = address.take(LinkSigner.SIGNATURE);
    if (signature == null) {
      return null;
    }
    Map<String, String> parameters = new TreeMap<>();
    parameters.put(LinkSigner.SIGNATURE, signature);
    parameters.put(LinkSigner.EXPIRES, given(address.take(LinkSigner.EXPIRES)));
    parameters.put(ACCOUNT, given(address.take(ACCOUNT)));
    parameters.put(OPTIONS, address.query());
    return switch (signer.verify(CaptureAddress.PATH, parameters, clock.instant())) {
      case VALID -> owner(Long.parseLong(given(parameters.get(ACCOUNT))));
      case EXPIRED ->
          throw new ProblemException(ProblemCode.LINK_EXPIRED, "This link has come to its end.");
      case FORGED, UNSIGNED ->
          throw new ProblemException(
              ProblemCode.INVALID_SIGNATURE,
              "The signature is not that of this address; a signed link cannot be changed.");
    };
  }

  private long owner(long account) {
    if (accounts.find(account).filter(owner -> !owner.disabled()).isEmpty()) {
      throw new ProblemException(
          ProblemCode.LINK_EXPIRED, "The account that made this link has been disabled.");
    }
    return account;
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static List<String> texts(String name, Object value) {
    return switch (value) {
      case List<?> list -> list.stream().map(item -> text(name, item)).toList();
      case Map<?, ?> map ->
          map.entrySet().stream().map(e -> e.getKey() + ":" + text(name, e.getValue())).toList();
      default -> List.of(text(name, value));
    };
  }

  private static String text(String name, @Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      case null, default ->
          throw CaptureFilter.invalid(name, "In a link it is a text, or a list of texts.");
    };
  }

  private Duration expiry(@Nullable String text) {
    return LinkExpiry.read(text, properties.linkExpiry(), properties.maxLinkExpiry());
  }
}
