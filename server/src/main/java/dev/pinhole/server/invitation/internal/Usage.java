package dev.pinhole.server.invitation.internal;

/** Files that count against an invitation's limits. */
public record Usage(int files, long bytes) {
  public static final Usage NONE = new Usage(0, 0);

  public Usage plus(Usage other) {
    return new Usage(files + other.files, bytes + other.bytes);
  }
}
