package dev.pinhole.server.upload;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import java.util.EnumSet;
import java.util.Set;

/**
 * On whose behalf bytes come: an account that uploads itself, or a guest of an invitation. An
 * uploader sees and completes no uploads but its own.
 */
public interface Uploader {

  /** Tells uploaders apart: {@code account:12}, {@code invitation:ID:GUEST}. */
  String principal();

  /** The number of the account whose library the images go to. */
  long owner();

  /** The largest file that is taken, in bytes. */
  long maxBytes();

  /**
   * Whether one more file may come; of an {@linkplain Announcement#isOpen() open} one the bytes are
   * seen when it is {@link #admitted}. Called within the transaction that writes the upload down,
   * so that two at once are counted both.
   *
   * @throws dev.pinhole.server.platform.ProblemException naming the limit that is reached
   */
  void allow(Announcement announcement);

  /** The formats that are taken, by content. */
  default Set<ImageFormat> formats() {
    return EnumSet.copyOf(ImageFormat.readableFormats());
  }

  /**
   * Whether the library is the uploader's own. Whose it is not learns of nothing in it: neither
   * that it holds some content already, nor what is said there of an image.
   */
  default boolean ownsLibrary() {
    return false;
  }

  /** What the image is to be; the owner is {@link #owner()}. */
  Admission admission(Announcement announcement);

  /**
   * Runs within the transaction that admits, perhaps more than once, each time in a fresh one.
   *
   * @param announcement what has come; an image that was there already may have another name
   */
  void admitted(Announcement announcement, Admitted admitted);
}
