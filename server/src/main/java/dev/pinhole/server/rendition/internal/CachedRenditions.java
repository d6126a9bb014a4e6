package dev.pinhole.server.rendition.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.rendition.Rendition;
import dev.pinhole.server.rendition.RenditionProperties;
import dev.pinhole.server.rendition.Renditions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Looks among those known on this node, then in the database, then makes it. */
@Service
class CachedRenditions implements Renditions {

  private static final int KNOWN = 50_000;

  /** Well under the collector's grace: what another node evicted still has its bytes. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final RenditionTable table;
  private final Renderer renderer;
  private final RenderQueue queue;
  private final Failures failures;
  private final LastUse lastUse;
  private final Budget budget;
  private final Flights<RenditionKey, Rendition> flights;
  private final Cache<RenditionKey, Rendition> known =
      Caffeine.newBuilder().maximumSize(KNOWN).expireAfterWrite(FRESH).build();

  CachedRenditions(
      RenditionTable table,
      Renderer renderer,
      RenderQueue queue,
      Failures failures,
      LastUse lastUse,
      Budget budget,
      RenditionProperties properties) {
    this.table = table;
    this.renderer = renderer;
    this.queue = queue;
    this.failures = failures;
    this.lastUse = lastUse;
    this.budget = budget;
    this.flights = new Flights<>(Duration.ofSeconds(properties.waitSeconds()));
  }

  @Override
  public Rendition obtain(BlobId source, ImageFormat sourceFormat, Transform transform)
      throws ImagingException, IOException, InterruptedException {
    requireReadable(sourceFormat);
    RenditionKey key = RenditionKey.of(source, sourceFormat, transform);
    Rendition rendition = known.getIfPresent(key);
    if (rendition == null) {
      rendition = find(key);
      known.put(key, rendition);
    }
    lastUse.mark(rendition);
    return rendition;
  }

  private static void requireReadable(ImageFormat format) throws ImagingException {
    if (!format.readable()) {
      throw onlyKept(format);
    }
  }

  static ImagingException onlyKept(ImageFormat format) {
    return new ImagingException.Unsupported(
        "a %s is kept and delivered as it is; nothing can be made of it".formatted(format));
  }

  @Override
  public List<Rendition> of(BlobId source) {
    return table.of(source);
  }

  @Override
  public void lost(Rendition rendition) {
    known.asMap().values().removeIf(each -> each.id() == rendition.id());
    budget.forget(List.of(rendition));
  }

  /** How many wait for what another request makes. */
  int waiting() {
    return flights.waiting();
  }

  /**
   * Reading the table needs no place in the queue: it is short, and most requests end there. Nor do
   * those who wait for the same rendition as another: only who makes it takes a place.
   */
  private Rendition find(RenditionKey key)
      throws ImagingException, IOException, InterruptedException {
    Optional<Rendition> kept = table.find(key);
    if (kept.isPresent()) {
      return kept.get();
    }
    failures.throwIfKnown(key);
    return flights.join(key, () -> queue.enter(() -> make(key)));
  }

  /** Looks once more: the flight before this one may have landed since. */
  private Rendition make(RenditionKey key)
      throws ImagingException, IOException, InterruptedException {
    Optional<Rendition> kept = table.find(key);
    return kept.isPresent() ? kept.get() : queue.render(() -> render(key));
  }

  private Rendition render(RenditionKey key)
      throws ImagingException, IOException, InterruptedException {
    try {
      Rendition rendition = renderer.render(key);
      budget.added(rendition.size());
      return rendition;
    } catch (ImagingException e) {
      failures.remember(key, e);
      throw e;
    }
  }
}
