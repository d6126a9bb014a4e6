package dev.pinhole.imaging;

import java.time.Duration;

/// The bounds of one job. Everything up to `outputSide` is checked before any decoding; `deadline`
/// and `workerMemory` are enforced on the worker process from outside.
///
/// @param inputBytes size of the file
/// @param pixels over all frames or pages, before any scaling
/// @param frames of an animation, pages of a document
/// @param scans of a progressive JPEG
/// @param decodedBytes what the decoder will hold at once at the most, over all frames
/// @param outputSide width and height of a rendition, in pixels
/// @param deadline from the start of the work to its answer, time in the queue not counted
/// @param workerMemory address space of a worker process, in bytes
/// @param assembly of jobs over several pictures, where they differ
public record ImageLimits(
    long inputBytes,
    long pixels,
    int frames,
    int scans,
    long decodedBytes,
    int outputSide,
    Duration deadline,
    long workerMemory,
    AssemblyLimits assembly) {

  private static final long MEBIBYTE = 1L << 20;

  /// What a server starts with.
  public static final ImageLimits DEFAULT =
      new ImageLimits(
          100 * MEBIBYTE,
          100_000_000,
          1000,
          100,
          1024 * MEBIBYTE,
          8192,
          Duration.ofSeconds(10),
          2560 * MEBIBYTE);

  public ImageLimits {
    requirePositive("inputBytes", inputBytes);
    requirePositive("pixels", pixels);
    requirePositive("frames", frames);
    requirePositive("scans", scans);
    requirePositive("decodedBytes", decodedBytes);
    requirePositive("outputSide", outputSide);
    requirePositive("deadline", deadline.toMillis());
    requirePositive("workerMemory", workerMemory);
  }

  /// With the usual bounds for jobs over several pictures.
  public ImageLimits(
      long inputBytes,
      long pixels,
      int frames,
      int scans,
      long decodedBytes,
      int outputSide,
      Duration deadline,
      long workerMemory) {
    this(
        inputBytes,
        pixels,
        frames,
        scans,
        decodedBytes,
        outputSide,
        deadline,
        workerMemory,
        AssemblyLimits.DEFAULT);
  }

  public ImageLimits withAssembly(AssemblyLimits other) {
    return new ImageLimits(
        inputBytes, pixels, frames, scans, decodedBytes, outputSide, deadline, workerMemory, other);
  }

  /// Fails with the limit's name and both numbers when `found` is above `allowed`.
  public static void check(Limit limit, long found, long allowed)
      throws ImagingException.LimitExceeded {
    if (found > allowed) {
      throw new ImagingException.LimitExceeded(limit, found, allowed);
    }
  }

  static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException("%s must be positive, is %d".formatted(name, value));
    }
  }
}
