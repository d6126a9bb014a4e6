package dev.pinhole.server.image;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.blob.Blobs;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Image rows together with what must change in the same transaction: references and events. */
@Component
class Shelf {
  private final ImageRows rows;
  private final Blobs blobs;
  private final Room room;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Shelf(
      ImageRows rows,
      Blobs blobs,
      Room room,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.blobs = blobs;
    this.room = room;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  Optional<Image> find(long owner, BlobId blob) {
    return rows.find(owner, blob, clock.instant());
  }

  /**
   * Adds an image whose blob has just been given a reference, in that transaction. Where the owner
   * has the content by now (another upload was faster) the reference is given back.
   */
  Admitted add(
      Image image, String metadata, List<ImageFormat> formats, Consumer<Admitted> alongside) {
    Optional<Image> expired = removeExpired(image);
    Admitted admitted = add(image, metadata, formats);
    alongside.accept(admitted);
    account(admitted, expired);
    return admitted;
  }

  /** An image that is here already, for those who bring the same content once more. */
  Admitted again(Image known, Consumer<Admitted> alongside) {
    Admitted admitted = new Admitted(known, true);
    transaction.executeWithoutResult(status -> alongside.accept(admitted));
    return admitted;
  }

  private Admitted add(Image image, String metadata, List<ImageFormat> formats) {
    Optional<Image> inserted = rows.insert(image);
    if (inserted.isEmpty()) {
      return duplicate(image);
    }
    Image stored = inserted.get();
    rows.insertMetadata(stored.number(), metadata);
    events.publishEvent(
        new ImageAdmitted(stored.key(), stored.number(), stored.content().blob(), formats));
    return new Admitted(stored, false);
  }

  /** False where the row has changed since it was read. */
  boolean remove(Image image) {
    return Boolean.TRUE.equals(transaction.execute(status -> removeAndFree(image)));
  }

  private Optional<Image> removeExpired(Image image) {
    return rows.findExpired(image.owner(), image.content().blob(), clock.instant())
        .filter(this::removeNow);
  }

  /** An image in the place of an expired one of the same content needs no room of its own. */
  private void account(Admitted admitted, Optional<Image> expired) {
    if (expired.isEmpty() && !admitted.duplicate()) {
      room.take(admitted.image());
    } else if (expired.isPresent() && admitted.duplicate()) {
      room.free(expired.get());
    }
  }

  private Admitted duplicate(Image image) {
    Image earlier = find(image.owner(), image.content().blob()).orElseThrow(VanishedException::new);
    blobs.release(image.content().blob());
    return new Admitted(earlier, true);
  }

  private boolean removeAndFree(Image image) {
    boolean removed = removeNow(image);
    if (removed) {
      room.free(image);
    }
    return removed;
  }

  private boolean removeNow(Image image) {
    boolean removed = rows.delete(image);
    if (removed) {
      BlobId blob = image.content().blob();
      blobs.release(blob);
      events.publishEvent(new ImageDeleted(image.key(), image.number(), blob));
    }
    return removed;
  }

  /** The image that was in the way was deleted between two statements; the caller tries again. */
  static final class VanishedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
