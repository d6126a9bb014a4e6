package dev.pinhole.server.capture.internal;

/** The addresses of pages, by which captures are found. */
public final class PageAddress {
  private PageAddress() {}

  /** As it is kept: without its fragment, which no server sees. */
  public static String kept(String url) {
    int fragment = url.indexOf('#');
    return fragment < 0 ? url : url.substring(0, fragment);
  }
}
