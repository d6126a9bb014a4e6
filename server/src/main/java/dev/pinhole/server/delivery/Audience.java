package dev.pinhole.server.delivery;

import dev.pinhole.api.image.Visibility;
import dev.pinhole.server.image.Access;
import dev.pinhole.server.image.Visitor;

/** Who else may have the same answer to the same address: what caches and other sites may do. */
enum Audience {
  /** Anyone who knows the address. */
  EVERYONE,
  /** Who holds the secret in the address (or beside it); other sites may show it. */
  LINK_HOLDERS,
  /** Only who is signed in. */
  CALLER;

  static Audience of(Access.Granted granted, boolean original, Visitor visitor) {
    boolean byRightOfCaller = original && !granted.image().sharing().originals();
    if (byRightOfCaller) {
      return CALLER;
    }
    if (granted.image().sharing().visibility() != Visibility.PRIVATE) {
      return EVERYONE;
    }
    return visitor.signed() || visitor.accessKey() != null ? LINK_HOLDERS : CALLER;
  }
}
