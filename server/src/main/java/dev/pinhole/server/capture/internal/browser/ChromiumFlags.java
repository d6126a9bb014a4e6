package dev.pinhole.server.capture.internal.browser;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.options.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How Chromium is started. */
final class ChromiumFlags {

  /**
   * Nothing goes out but through the proxy that a context has of its own, and no name is resolved.
   */
  private static final List<String> NO_OTHER_WAY_OUT =
      List.of(
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
          "--disable-quic",
          // Each is the name in some versions; the other is ignored there without a word.
          "--webrtc-ip-handling-policy=disable_non_proxied_udp",
          "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
          "--dns-prefetch-disable");

  /** Nothing that the browser would ask its maker for. */
  private static final List<String> QUIET =
      List.of(
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-domain-reliability",
          "--disable-sync",
          "--no-pings");

  private static final List<String> NOTHING_BUT_PAGES =
      List.of("--disable-extensions", "--disable-notifications", "--deny-permission-prompts");

  /** The same page gives the same picture on every machine. */
  private static final List<String> SAME_EVERYWHERE =
      List.of("--font-render-hinting=none", "--disable-lcd-text", "--hide-scrollbars");

  /** Nobody listens there: the port is reserved for a service that discards what it gets. */
  private static final Proxy NOWHERE = new Proxy("http://127.0.0.1:9").setBypass("<-loopback>");

  private ChromiumFlags() {}

  /**
   * How to start it.
   *
   * @param scriptMemory megabytes
   * @param folder for what is left of crashes; without a crash handler Chromium opens no pages
   */
  static LaunchOptions launch(Path chromium, boolean sandbox, int scriptMemory, Path folder) {
    List<String> flags = new ArrayList<>();
    flags.addAll(NO_OTHER_WAY_OUT);
    flags.addAll(QUIET);
    flags.addAll(NOTHING_BUT_PAGES);
    flags.addAll(SAME_EVERYWHERE);
    flags.add("--crash-dumps-dir=" + folder);
    flags.add("--js-flags=--max-old-space-size=" + scriptMemory);
    return new LaunchOptions()
        .setExecutablePath(chromium)
        .setChromiumSandbox(sandbox)
        .setProxy(NOWHERE)
        .setHandleSIGHUP(false)
        .setHandleSIGINT(false)
        .setHandleSIGTERM(false)
        .setArgs(flags);
  }
}
