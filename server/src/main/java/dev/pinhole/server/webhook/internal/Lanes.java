package dev.pinhole.server.webhook.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Who may send now: a few at once, and each account one, so that receivers that never answer occupy
 * neither the scheduler nor other accounts' turns. Each node counts for itself.
 */
final class Lanes {
  private final Semaphore free;
  private final Set<Long> accounts = ConcurrentHashMap.newKeySet();

  Lanes(int lanes) {
    this.free = new Semaphore(lanes);
  }

  /** False where there is no lane; does not wait. Who is in has to {@link #leave}. */
  boolean enter(long account) {
    if (!accounts.add(account)) {
      return false;
    }
    boolean entered = free.tryAcquire();
    if (!entered) {
      accounts.remove(account);
    }
    return entered;
  }

  void leave(long account) {
    free.release();
    accounts.remove(account);
  }
}
