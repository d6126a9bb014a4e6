package dev.pinhole.server.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Compares secrets: how long it takes tells nothing of where they differ. */
public final class ConstantTime {
  private ConstantTime() {}

  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
