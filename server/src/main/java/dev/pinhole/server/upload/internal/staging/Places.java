package dev.pinhole.server.upload.internal.staging;

import java.util.concurrent.ConcurrentHashMap;

/** How many requests send the same just now, to this server. */
final class Places {
  private final ConcurrentHashMap<Place, Integer> taken = new ConcurrentHashMap<>();
  private final int most;

  /** What a draft is for; 0 stands for the whole object. */
  private record Place(String key, int part) {
    static Place of(Delivery delivery) {
      Integer part = delivery.part();
      return new Place(delivery.key(), part == null ? 0 : part);
    }
  }

  Places(int most) {
    this.most = most;
  }

  /** False where all are taken; otherwise one has to be given back. */
  boolean take(Delivery delivery) {
    Place place = Place.of(delivery);
    if (taken.merge(place, 1, Integer::sum) <= most) {
      return true;
    }
    giveBack(delivery);
    return false;
  }

  /** Whether it was the last that was taken. */
  boolean giveBack(Delivery delivery) {
    return taken.computeIfPresent(Place.of(delivery), (_, count) -> count == 1 ? null : count - 1)
        == null;
  }
}
