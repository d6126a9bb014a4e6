package dev.pinhole.server.invitation.internal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How much an invitation takes: what its owner said, within what the server allows. */
public record Allowance(int maxFiles, long maxBytes, long maxFileBytes) {

  /** What the server allows. */
  @Component
  public static class Bounds {
    private final InvitationProperties properties;
    private final long maxFileBytes;

    Bounds(
        InvitationProperties properties,
        @Value("${pinhole.upload.max-file-bytes}") long maxFileBytes) {
      this.properties = properties;
      this.maxFileBytes = maxFileBytes;
    }

    public Allowance of(Limits limits) {
      Integer files = limits.maxFiles();
      Long bytes = limits.maxBytes();
      Long each = limits.maxFileBytes();
      long all = properties.maxBytes().toBytes();
      return new Allowance(
          files == null ? properties.maxFiles() : Math.min(files, properties.maxFiles()),
          bytes == null ? all : Math.min(bytes, all),
          each == null ? maxFileBytes : Math.min(each, maxFileBytes));
    }
  }
}
