package dev.pinhole.server.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.image.Access;
import dev.pinhole.server.image.ImageChanged;
import dev.pinhole.server.image.ImageDeleted;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What the library has just granted, for a second: an image that many ask for is looked up once. A
 * refusal is never remembered. What this node changes or deletes is forgotten before the change is
 * acknowledged; of other nodes' changes this one learns within the second.
 */
@Component
class RecentGrants {

  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int MOST = 20_000;
  private static final int ASKERS = 16;

  /** Who asks, as far as the access rule looks at it; an access key is always looked at anew. */
  private record Asker(long account, boolean admin, boolean signed) {
    static Asker of(Visitor visitor) {
      Caller caller = visitor.caller();
      return caller == null
          ? new Asker(-1, false, visitor.signed())
          : new Asker(caller.accountId(), caller.admin(), visitor.signed());
    }
  }

  /**
   * Of one image. Forgetting drops the whole of it, so that an answer read before a change and
   * noted after it lands where nobody looks any more.
   */
  private static final class Grants {
    final ConcurrentHashMap<Asker, Access.Granted> byAsker = new ConcurrentHashMap<>();
  }

  private final Cache<String, Grants> recent =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();
  private final Library library;
  private final Clock clock;

  RecentGrants(Library library, Clock clock) {
    this.library = library;
    this.clock = clock;
  }

  Access access(String key, Visitor visitor) {
    if (visitor.accessKey() != null) {
      return library.access(key, visitor);
    }
    Asker asker = Asker.of(visitor);
    Grants grants = recent.getIfPresent(key);
    Access.Granted known = grants == null ? null : grants.byAsker.get(asker);
    return known != null && isLive(known) ? known : ask(key, visitor, asker);
  }

  /** The place for the answer is taken before the question is asked. */
  private Access ask(String key, Visitor visitor, Asker asker) {
    Grants grants = place(key);
    Access access = library.access(key, visitor);
    if (access instanceof Access.Granted granted && grants.byAsker.size() < ASKERS) {
      grants.byAsker.put(asker, granted);
    }
    return access;
  }

  private Grants place(String key) {
    return recent.get(key, k -> new Grants());
  }

  private boolean isLive(Access.Granted granted) {
    @Nullable Instant end = granted.image().sharing().expiresAt();
    return end == null || end.isAfter(clock.instant());
  }

  @EventListener
  void on(ImageChanged image) {
    recent.invalidate(image.key());
  }

  @TransactionalEventListener
  void on(ImageDeleted image) {
    recent.invalidate(image.key());
  }
}
