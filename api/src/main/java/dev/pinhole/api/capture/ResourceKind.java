package dev.pinhole.api.capture;

/// A kind of resource, by what the page wants it for.
public enum ResourceKind {
  DOCUMENT,
  STYLESHEET,
  IMAGE,
  MEDIA,
  FONT,
  SCRIPT,
  TEXTTRACK,
  XHR,
  FETCH,
  EVENTSOURCE,
  WEBSOCKET,
  MANIFEST,
  OTHER
}
