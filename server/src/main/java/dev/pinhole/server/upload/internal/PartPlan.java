package dev.pinhole.server.upload.internal;

/**
 * How a file is cut for sending.
 *
 * @param partBytes of all parts but the last
 */
record PartPlan(long bytes, long partBytes) {
  /** What S3 stores accept of parts that are not the last. */
  static final int SMALLEST = 5 * 1024 * 1024;

  private static final int MOST = 1000;
  private static final long STEP = 1024 * 1024;

  /** Parts of the wanted size, or larger where there would be too many. */
  static PartPlan of(long bytes, long wanted) {
    long needed = Math.ceilDiv(Math.ceilDiv(bytes, MOST), STEP) * STEP;
    return new PartPlan(bytes, Math.max(wanted, needed));
  }

  int count() {
    return Math.toIntExact(Math.ceilDiv(bytes, partBytes));
  }

  /** Of the part's first byte; parts count from 1. */
  long offset(int number) {
    return (number - 1) * partBytes;
  }

  long length(int number) {
    return Math.min(partBytes, bytes - offset(number));
  }
}
