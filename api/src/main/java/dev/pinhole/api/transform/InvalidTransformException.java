package dev.pinhole.api.transform;

/// A transform parameter that is unknown, malformed or out of range.
public final class InvalidTransformException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String parameter;

  public InvalidTransformException(String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  /// The name of the offending parameter, as the caller wrote it.
  public String parameter() {
    return parameter;
  }
}
