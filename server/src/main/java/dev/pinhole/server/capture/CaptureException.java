package dev.pinhole.server.capture;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.PageFacts;
import org.jspecify.annotations.Nullable;

/** Why there is no picture. The message is fit for the person who asked for it. */
public class CaptureException extends Exception {
  private static final long serialVersionUID = 1L;

  private final CaptureErrorCode code;
  private final transient @Nullable PageFacts page;

  public CaptureException(CaptureErrorCode code, String detail) {
    this(code, detail, null, null);
  }

  public CaptureException(CaptureErrorCode code, String detail, Throwable cause) {
    this(code, detail, null, cause);
  }

  public CaptureException(
      CaptureErrorCode code, String detail, @Nullable PageFacts page, @Nullable Throwable cause) {
    super(detail, cause);
    this.code = code;
    this.page = page;
  }

  public CaptureErrorCode code() {
    return code;
  }

  /** What was found out about the page before; null for nothing. */
  public @Nullable PageFacts page() {
    return page;
  }
}
