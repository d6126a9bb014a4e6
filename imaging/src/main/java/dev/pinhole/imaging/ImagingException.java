package dev.pinhole.imaging;

import dev.pinhole.api.ImageFormat;
import java.util.List;

/// Why an image could not be read or rendered. Messages are fit for the person who sent the image.
public abstract sealed class ImagingException extends Exception {
  private static final long serialVersionUID = 1L;

  ImagingException(String message) {
    super(message);
  }

  /// The bytes are of no format that the engine reads, or of a variant it does not read.
  public static final class Unsupported extends ImagingException {
    private static final long serialVersionUID = 1L;

    public Unsupported(String message) {
      super(message);
    }

    /// The formats that would be accepted.
    public List<ImageFormat> accepted() {
      return ImageFormat.readableFormats();
    }
  }

  /// The format is known, the content is damaged or cut short.
  public static final class Corrupt extends ImagingException {
    private static final long serialVersionUID = 1L;

    public Corrupt(String message) {
      super(message);
    }
  }

  /// A bound was exceeded before any decoding: the bound's name, what was found, what is allowed.
  public static final class LimitExceeded extends ImagingException {
    private static final long serialVersionUID = 1L;

    private final Limit limit;
    private final long found;
    private final long allowed;

    private final String advice;

    public LimitExceeded(Limit limit, long found, long allowed) {
      this(limit, found, allowed, "");
    }

    /// @param advice what would do instead; may be empty
    public LimitExceeded(Limit limit, long found, long allowed, String advice) {
      super(
          "%s: found %d, allowed %d%s"
              .formatted(limit.words(), found, allowed, advice.isEmpty() ? "" : "; " + advice));
      this.limit = limit;
      this.found = found;
      this.allowed = allowed;
      this.advice = advice;
    }

    public Limit limit() {
      return limit;
    }

    public long found() {
      return found;
    }

    public long allowed() {
      return allowed;
    }

    /// What would do instead; may be empty.
    public String advice() {
      return advice;
    }
  }

  /// The image is fine and so is the transform, only not together: a `rect` beside the image, a
  /// `max-bytes` that no quality meets, tiles of different widths.
  public static final class Unsatisfiable extends ImagingException {
    private static final long serialVersionUID = 1L;

    private final String parameter;

    public Unsatisfiable(String parameter, String message) {
      super(message);
      this.parameter = parameter;
    }

    /// What cannot be met: a transform parameter, or one of a job over several pictures.
    public String parameter() {
      return parameter;
    }
  }

  /// The job took longer than its deadline and its worker was ended.
  public static final class TimedOut extends ImagingException {
    private static final long serialVersionUID = 1L;

    public TimedOut(String message) {
      super(message);
    }
  }

  /// The worker died of the image (a native crash or its memory bound) and was replaced.
  public static final class Crashed extends ImagingException {
    private static final long serialVersionUID = 1L;

    public Crashed(String message) {
      super(message);
    }
  }

  /// The engine could not do the job, for a reason that is not the image's: no worker starts, the
  /// engine is being stopped, a fault of ours. Nothing is known about the image; try again later.
  public static final class Unavailable extends ImagingException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
      super(message);
    }
  }

  /// Every worker is busy and the queue is full, or the turn did not come in time. Nothing is wrong
  /// with the image; try again later.
  public static final class Busy extends ImagingException {
    private static final long serialVersionUID = 1L;

    public Busy(String message) {
      super(message);
    }
  }
}
