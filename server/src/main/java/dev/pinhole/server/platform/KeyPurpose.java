package dev.pinhole.server.platform;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * All that this server has key files for, and what a new key ends. Of {@link #keepsEarlier} ones
 * the earlier keys still open and verify what they made, until their files are deleted.
 */
public enum KeyPurpose {
  LINKS("link-signing.key", true, "signs links to images and captures", "nothing"),
  UPLOADS("upload-signing.key", true, "signs the addresses that files are sent to", "nothing"),
  UPLOAD_FIELDS("upload-fields.key", true, "hides access keys of uploads under way", "nothing"),
  DELETIONS("deletion.key", true, "makes keys that delete an image each", "nothing"),
  SECOND_FACTOR("second-factor.key", true, "hides people's second factors", "nothing"),
  SESSIONS(
      "session.key",
      false,
      "makes the tokens of pages against forged requests",
      "open pages have to be loaded again"),
  RECOVERY(
      "recovery.key",
      false,
      "makes links to set a password and to confirm an address",
      "links that were sent; people ask for new ones"),
  FEDERATION(
      "federation.key",
      false,
      "guards signing in with other providers",
      "sign-ins that are under way"),
  INVITATIONS(
      "invitation.key",
      false,
      "makes links of invitations and guests' credentials",
      "all of them; owners renew their invitations"),
  WEBHOOKS(
      "webhook-signing.key",
      false,
      "makes the secrets that sign webhooks",
      "all of them; receivers have to be given the new ones");

  private final String file;
  private final boolean keepsEarlier;
  private final String use;
  private final String ends;

  KeyPurpose(String file, boolean keepsEarlier, String use, String ends) {
    this.file = file;
    this.keepsEarlier = keepsEarlier;
    this.use = use;
    this.ends = ends;
  }

  /** As people write it: {@code upload-fields}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<KeyPurpose> named(String word) {
    return Arrays.stream(values()).filter(purpose -> purpose.word().equals(word)).findFirst();
  }

  /** The file's name, in the directory of keys. */
  public String file() {
    return file;
  }

  /** The file, in this directory of keys. */
  public Path in(Path directory) {
    return directory.resolve(file);
  }

  public boolean keepsEarlier() {
    return keepsEarlier;
  }

  public String use() {
    return use;
  }

  /** What a new key makes worthless. */
  public String ends() {
    return ends;
  }
}
