package dev.pinhole.server.capture.internal.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Host and port of an address, as Chromium has written it. */
record Place(String host, int port) {

  /** Null for an address without a host. */
  static @Nullable Place of(@Nullable String address) {
    int from = address == null ? -1 : address.indexOf("://");
    if (address == null || from < 0) {
      return null;
    }
    String authority = address.substring(from + 3).replaceFirst("(?s)[/?#].*", "");
    String site = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = site.lastIndexOf(':');
    boolean ported = colon > site.lastIndexOf(']') && site.substring(colon + 1).matches("\\d{1,5}");
    boolean secure = address.startsWith("https:") || address.startsWith("wss:");
    int usual = secure ? 443 : 80;
    return ported
        ? new Place(site.substring(0, colon), Integer.parseInt(site.substring(colon + 1)))
        : new Place(site, usual);
  }

  boolean is(String otherHost, int otherPort) {
    return port == otherPort && plain(host).equals(plain(otherHost));
  }

  private static String plain(String host) {
    return host.toLowerCase(Locale.ROOT).replaceAll("^\\[|\\]$|\\.$", "");
  }
}
