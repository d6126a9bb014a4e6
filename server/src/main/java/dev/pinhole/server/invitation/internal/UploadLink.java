package dev.pinhole.server.invitation.internal;

/** The address of the page where guests upload. */
public final class UploadLink {
  private UploadLink() {}

  /**
   * The link that ends with a token.
   *
   * @param base of the server's addresses, without a slash at its end
   */
  public static String of(String base, String token) {
    return base + "/invite/" + token;
  }
}
