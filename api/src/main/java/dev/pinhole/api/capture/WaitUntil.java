package dev.pinhole.api.capture;

/// A moment in the loading of a page.
public enum WaitUntil {
  /// The `load` event.
  LOAD,
  /// The `DOMContentLoaded` event.
  DOMCONTENTLOADED,
  /// No request under way for half a second.
  NETWORKIDLE0,
  /// At most two requests under way for half a second.
  NETWORKIDLE2
}
