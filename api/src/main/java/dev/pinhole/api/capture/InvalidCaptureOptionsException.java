package dev.pinhole.api.capture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Options that cannot be met. All faults are reported together.
public final class InvalidCaptureOptionsException extends Exception {
  private static final long serialVersionUID = 1L;

  private final LinkedHashMap<String, String> faults;

  InvalidCaptureOptionsException(Map<String, String> faults) {
    super(
        faults.entrySet().stream()
            .map(fault -> fault.getKey() + ": " + fault.getValue())
            .collect(Collectors.joining(" ")));
    this.faults = new LinkedHashMap<>(faults);
  }

  /// What is wrong and what would be accepted, by the option's name.
  public Map<String, String> faults() {
    return Map.copyOf(faults);
  }
}
