package dev.pinhole.api.link;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs and verifies links. The signature, `sig`, is base64url (no padding) of HMAC-SHA-256 over
/// `pinhole-link-1`, a line feed, the path, `?`, and every other parameter sorted by name, names
/// and values percent-encoded. So nothing in a signed link can be changed, added or left out; and
/// `exp`, its end in seconds since 1970, is one of those parameters. Thread-safe.
public final class LinkSigner {

  public static final String EXPIRES = "exp";
  public static final String SIGNATURE = "sig";

  /// Fewest bytes of a key: as many as the hash gives.
  public static final int KEY_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "pinhole-link-1\n";

  private final List<SecretKeySpec> keys;

  /// @throws IllegalArgumentException for a key of fewer than 32 bytes
  public LinkSigner(byte[] key) {
    this(List.of(key));
  }

  /// With a key that was replaced, links of before go on.
  ///
  /// @param keys the first signs, each verifies
  /// @throws IllegalArgumentException for none, or one of fewer than 32 bytes
  public LinkSigner(List<byte[]> keys) {
    if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length < KEY_BYTES)) {
      throw new IllegalArgumentException("a link key has at least " + KEY_BYTES + " bytes");
    }
    this.keys = keys.stream().map(key -> new SecretKeySpec(key, ALGORITHM)).toList();
  }

  /// The signed link, as path and query.
  ///
  /// @param path as it will be requested, beginning with `/`
  /// @param parameters what else the link says, unencoded
  /// @param expires rounded down to a second
  public String sign(String path, Map<String, String> parameters, Instant expires) {
    SortedMap<String, String> all = new TreeMap<>(parameters);
    all.put(EXPIRES, Long.toString(expires.getEpochSecond()));
    all.remove(SIGNATURE);
    return path
        + "?"
        + query(all)
        + "&"
        + SIGNATURE
        + "="
        + encode(mac(keys.getFirst(), path, all));
  }

  /// The signature alone, of parameters that may or may not have an end.
  ///
  /// @param path what the signature is for; the signature of another is another
  /// @param parameters unencoded; one named `sig` does not count
  public String signature(String path, Map<String, String> parameters) {
    SortedMap<String, String> all = new TreeMap<>(parameters);
    all.remove(SIGNATURE);
    return encode(mac(keys.getFirst(), path, all));
  }

  /// Whether the parameters carry a signature of this path and all of them, and `now` is before its
  /// end. Takes the same time whatever is wrong with the signature.
  public LinkVerdict verify(String path, Map<String, String> parameters, Instant now) {
    String signature = parameters.get(SIGNATURE);
    if (signature == null) {
      return LinkVerdict.UNSIGNED;
    }
    SortedMap<String, String> signed = new TreeMap<>(parameters);
    signed.remove(SIGNATURE);
    if (!isOurs(signature, path, signed)) {
      return LinkVerdict.FORGED;
    }
    return now.getEpochSecond() < end(signed) ? LinkVerdict.VALID : LinkVerdict.EXPIRED;
  }

  /// Asks every key, whichever fits.
  private boolean isOurs(String signature, String path, SortedMap<String, String> signed) {
    byte[] shown = signature.getBytes(StandardCharsets.UTF_8);
    boolean found = false;
    for (SecretKeySpec key : keys) {
      byte[] expected = encode(mac(key, path, signed)).getBytes(StandardCharsets.UTF_8);
      found |= MessageDigest.isEqual(expected, shown);
    }
    return found;
  }

  /// A signed link without an end cannot be made by {@link #sign}; it counts as ended.
  private static long end(Map<String, String> signed) {
    String seconds = signed.getOrDefault(EXPIRES, "");
    return seconds.matches("[0-9]{1,15}") ? Long.parseLong(seconds) : 0;
  }

  private static byte[] mac(SecretKeySpec key, String path, SortedMap<String, String> parameters) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(
          (PURPOSE + path + "?" + query(parameters)).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static String query(SortedMap<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> percent(p.getKey()) + "=" + percent(p.getValue()))
        .collect(Collectors.joining("&"));
  }

  /// As RFC 3986 has it: everything but letters, digits and `-._~`.
  private static String percent(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String encode(byte[] mac) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }
}
