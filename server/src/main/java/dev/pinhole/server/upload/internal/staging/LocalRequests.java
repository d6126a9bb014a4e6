package dev.pinhole.server.upload.internal.staging;

import dev.pinhole.api.link.LinkSigner;
import dev.pinhole.api.link.LinkVerdict;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Signs requests to this server and knows them again: {@code PUT
 * /u/{key}?exp=…&len=…&type=…&sig=…}, for parts with {@code part} instead of {@code type}, for
 * files of any length and type with {@code max} alone. The method is signed along.
 */
public final class LocalRequests {
  public static final String PREFIX = "/u/";

  private static final String METHOD = "PUT";
  private static final String LENGTH = "len";
  private static final String MOST = "max";
  private static final String TYPE = "type";
  private static final String PART = "part";

  private final LinkSigner signer;
  private final Supplier<String> base;
  private final Clock clock;

  /**
   * @param base of the server's addresses, without a slash at its end
   */
  public LocalRequests(LinkSigner signer, Supplier<String> base, Clock clock) {
    this.signer = signer;
    this.base = base;
    this.clock = clock;
  }

  /** Without the path that the server may have in front. */
  String origin() {
    URI address = URI.create(base.get());
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  SignedRequest sign(Delivery delivery, Instant until) {
    Map<String, String> parameters = new TreeMap<>();
    Map<String, String> headers = new TreeMap<>();
    parameters.put(LENGTH, Long.toString(delivery.length()));
    String type = delivery.contentType();
    if (type != null) {
      parameters.put(TYPE, type);
      headers.put("Content-Type", type);
    }
    Integer part = delivery.part();
    if (part != null) {
      parameters.put(PART, part.toString());
    }
    return signed(delivery.key(), parameters, headers, until);
  }

  /** For a whole object of at most so many bytes. */
  SignedRequest signOpen(String key, long most, Instant until) {
    return signed(key, Map.of(MOST, Long.toString(most)), Map.of(), until);
  }

  private SignedRequest signed(
      String key, Map<String, String> parameters, Map<String, String> headers, Instant until) {
    String signed = signer.sign(what(key), parameters, until);
    String path = signed.substring(METHOD.length() + 1);
    return new SignedRequest(METHOD, base.get() + path, headers, until);
  }

  LinkVerdict verify(String key, Map<String, String> parameters) {
    return signer.verify(what(key), parameters, clock.instant());
  }

  /** How many bytes an open request may bring, of parameters that were found to be signed. */
  static OptionalLong most(Map<String, String> signed) {
    String most = signed.get(MOST);
    return most == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(most));
  }

  /** Of parameters that were found to be signed. */
  static Delivery delivery(String key, Map<String, String> signed) {
    String part = signed.get(PART);
    String length = signed.getOrDefault(LENGTH, "0");
    return new Delivery(
        key, Long.parseLong(length), signed.get(TYPE), part == null ? null : Integer.valueOf(part));
  }

  private static String what(String key) {
    return METHOD + " " + PREFIX + key;
  }
}
