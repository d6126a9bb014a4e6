package dev.pinhole.server.publisher.internal;

/**
 * A copy at imgur.
 *
 * @param hash that deletes it
 */
record Hosted(String link, String hash) {

  /** Neither: the one shows the picture, the other deletes it. */
  @Override
  public String toString() {
    return "Hosted";
  }
}
