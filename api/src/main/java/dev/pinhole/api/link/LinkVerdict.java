package dev.pinhole.api.link;

/// What a link's signature is worth.
public enum LinkVerdict {
  /// There is none.
  UNSIGNED,
  VALID,
  /// Ours, but past its end.
  EXPIRED,
  /// Not ours, or something in the link was changed.
  FORGED
}
