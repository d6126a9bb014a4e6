package dev.pinhole.server.capture.internal.page;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The hosts that are known for ads and for tracking. Both shipped lists are plain files beside this
 * class; an own list adds to both.
 */
public final class Blocklists {
  private final HostList ads = HostList.shipped("ads.txt");
  private final HostList trackers = HostList.shipped("trackers.txt");
  private final HostList own;

  private Blocklists(HostList own) {
    this.own = own;
  }

  /** What ships with this server. */
  public static Blocklists shipped() {
    return new Blocklists(HostList.none());
  }

  /**
   * What ships with this server, and more.
   *
   * @param file one host on each line, or a hosts file
   */
  public static Blocklists with(Path file) throws IOException {
    return new Blocklists(HostList.of(file));
  }

  boolean isAd(String host) {
    return ads.covers(host) || own.covers(host);
  }

  boolean isTracker(String host) {
    return trackers.covers(host) || own.covers(host);
  }

  int size() {
    return ads.size() + trackers.size() + own.size();
  }
}
