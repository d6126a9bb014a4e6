package dev.pinhole.server.upload;

/**
 * Bounds what is sent to {@linkplain Announcement#isOpen() open} announcements, before it comes; as
 * far as this server takes it in itself.
 */
public interface OpenBound {

  /**
   * Called within the transaction that counts the bytes, whoever's they are.
   *
   * @param principal the uploader's
   * @throws dev.pinhole.server.platform.ProblemException where with them there are too many
   */
  void require(String principal);
}
