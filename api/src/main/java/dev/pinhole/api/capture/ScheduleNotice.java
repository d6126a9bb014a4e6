package dev.pinhole.api.capture;

import java.util.Locale;

/// When a schedule tells its webhook. In JSON in lower case.
public enum ScheduleNotice {
  /// Of every capture, as captures without a schedule do.
  ALWAYS,
  /// Of a picture that differs from the one before by more than the threshold.
  CHANGE,
  NEVER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
