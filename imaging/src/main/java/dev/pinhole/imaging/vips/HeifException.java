package dev.pinhole.imaging.vips;

/// libheif did not read an image; the message is its own.
public final class HeifException extends Exception {
  private static final long serialVersionUID = 1L;

  HeifException(String message) {
    super(message);
  }
}
