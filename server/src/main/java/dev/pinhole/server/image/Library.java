package dev.pinhole.server.image;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.blob.BlobTooLargeException;
import dev.pinhole.server.blob.Blobs;
import dev.pinhole.server.blob.StagedBlob;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All images, whatever way they came. The only way in, and the only place that says who sees what.
 */
@Service
public class Library {
  /** How often something that others changed meanwhile is tried anew. */
  private static final int TRIES = 5;

  private final Blobs blobs;
  private final Admitter admitter;
  private final Room room;
  private final Shelf shelf;
  private final ImageRows rows;
  private final AccessRule rule;
  private final AccessKeys keys;
  private final AdminTrail trail;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Library(
      Blobs blobs,
      Admitter admitter,
      Room room,
      Shelf shelf,
      ImageRows rows,
      AccessRule rule,
      AccessKeys keys,
      AdminTrail trail,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.blobs = blobs;
    this.admitter = admitter;
    this.room = room;
    this.shelf = shelf;
    this.rows = rows;
    this.rule = rule;
    this.keys = keys;
    this.trail = trail;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Says no in time to what {@link #admit} would refuse because the owner's library is full.
   *
   * @param bytes of the image; 1 where that is not known yet
   * @throws ProblemException where there is no room just now
   */
  public void requireRoom(long owner, ImageSource source, long bytes) {
    room.require(owner, source, bytes);
  }

  /**
   * Takes bytes in, to be admitted or let go.
   *
   * @throws ProblemException past {@code maxBytes}; nothing is left behind
   */
  public Arrival stage(InputStream in, long maxBytes) throws IOException {
    CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
    try {
      return new Arrival(blobs.stage(checked, maxBytes), checked.getChecksum().getValue());
    } catch (BlobTooLargeException e) {
      throw Refusal.tooLarge(e.allowed());
    }
  }

  /**
   * As {@link #stage}, for an object of the S3 bucket in which this server keeps its bytes.
   *
   * @param object its name in the bucket, below the prefix
   * @throws java.nio.file.NoSuchFileException if there is no such object
   */
  public Arrival stageObject(String object, long maxBytes) throws IOException {
    CRC32 crc = new CRC32();
    try {
      StagedBlob staged =
          blobs.stageObject(object, maxBytes, in -> new CheckedInputStream(in, crc));
      return new Arrival(staged, crc.getValue());
    } catch (BlobTooLargeException e) {
      throw Refusal.tooLarge(e.allowed());
    }
  }

  /**
   * Makes an image of the bytes, unless the owner has the same content already. Once this returns,
   * the image survives a crash; when it throws, nothing of it is kept.
   *
   * @throws ProblemException where the bytes are no image that can be taken
   */
  public Admitted admit(Arrival arrival, Admission admission) throws IOException {
    return admit(arrival, admission, admitted -> {});
  }

  /**
   * As {@link #admit(Arrival, Admission)}, together with changes of the caller's own.
   *
   * @param alongside runs in the transaction that admits, perhaps more than once, each time in a
   *     fresh one; must touch nothing but the database
   */
  public Admitted admit(Arrival arrival, Admission admission, Consumer<Admitted> alongside)
      throws IOException {
    return admit(arrival, admission, null, alongside);
  }

  /**
   * As {@link #admit(Arrival, Admission, Consumer)}, for a file that this server has just made.
   *
   * @param known what the file is, where its maker knows; it is then not looked at. Files that came
   *     from elsewhere always are
   */
  public Admitted admit(
      Arrival arrival, Admission admission, @Nullable ImageInfo known, Consumer<Admitted> alongside)
      throws IOException {
    for (int left = TRIES; ; left--) {
      try {
        return admitter.admit(arrival, admission, known, alongside);
      } catch (Shelf.VanishedException e) {
        if (left == 0) {
          throw changedMeanwhile();
        }
      }
    }
  }

  /**
   * Asks for an image as someone who wants to see it. One indexed read; and a line in the audit
   * trail, each hour, where an admin sees what is somebody else's.
   */
  public Access access(String key, Visitor visitor) {
    Access access =
        live(key).<Access>map(image -> rule.decide(image, visitor)).orElseGet(Access.NotFound::new);
    if (access instanceof Access.Granted granted) {
      trail.seen(granted.image(), visitor);
    }
    return access;
  }

  /**
   * The image, for its owner or an admin.
   *
   * @throws ProblemException not found: absent, or someone else's
   */
  public Image owned(String key, Caller caller) {
    Image image = ruled(key, caller);
    trail.seen(image, caller);
    return image;
  }

  private Image ruled(String key, Caller caller) {
    return live(key)
        .filter(image -> AccessRule.owns(image, caller))
        .orElseThrow(ProblemException::notFound);
  }

  /** The image with this key, for features that know whose it is. */
  public Optional<Image> find(String key) {
    return live(key);
  }

  /** The same by its number. */
  public Optional<Image> find(long number) {
    return rows.find(number, clock.instant());
  }

  /** Those of many that are there, by their numbers. */
  public Map<Long, Image> find(Collection<Long> numbers) {
    return rows.find(numbers, clock.instant());
  }

  /**
   * The image with this number, for somebody who knows no more of it. Numbers can be guessed, so an
   * unlisted image, which is for those who have its link, is there for its owner only. Whether they
   * may see it is still to be asked.
   *
   * @throws ProblemException not found
   */
  public Image numbered(long number, Caller caller) {
    return find(number)
        .filter(image ->
            AccessRule.owns(image, caller) || image.sharing().visibility() != Visibility.UNLISTED)
        .orElseThrow(ProblemException::notFound);
  }

  /**
   * The same for somebody who gives an access key with it. Where there is no image to which that
   * belongs, it is refused and counted as a wrong one: no answer tells which numbers there are.
   *
   * @param address whose wrong keys are counted
   * @throws ProblemException wrong access key, or too many of them
   */
  public Image numbered(long number, Caller caller, String accessKey, String address) {
    rule.requireTurn(caller);
    return find(number)
        .filter(image -> AccessRule.takesKey(image, caller))
        .orElseThrow(() -> rule.refuse("number " + number, accessKey, address));
  }

  /**
   * The owner's image of this content.
   *
   * @param sha256 64 lower-case hexadecimal digits
   * @param size in bytes; a hash alone says nothing of what was hashed
   */
  public Optional<Image> known(long owner, String sha256, long size) {
    return shelf.find(owner, new BlobId(sha256)).filter(image -> image.content().size() == size);
  }

  /**
   * Keeps what a client said of an image, unless an earlier one said something. Joins the
   * transaction under way.
   *
   * @param claims a JSON object
   */
  public void claim(Image image, String claims) {
    rows.insertClaims(image.number(), claims);
  }

  /** What a client said of the image, as a JSON object. */
  public Optional<String> claims(Image image) {
    return rows.claims(image.number());
  }

  /** One page, newest first. */
  public List<Image> list(ImageQuery query) {
    return rows.list(query, clock.instant());
  }

  /** The same, of anybody's images, for an admin. */
  public List<Image> listAsAdmin(Caller admin, ImageQuery query) {
    trail.listed(admin, query.owner());
    return list(query);
  }

  /**
   * A part of an owner's images, oldest first.
   *
   * @param skip so many from the oldest on
   * @param limit at most so many
   */
  public List<Image> oldest(long owner, long skip, int limit) {
    return rows.oldest(owner, skip, limit, clock.instant());
  }

  /** What the file says of itself (camera, place, time), as JSON. */
  public String metadata(Image image) {
    return rows.metadata(image.number()).orElseThrow(ProblemException::notFound);
  }

  /** The same of many, by their numbers; of an image that is gone there is nothing. */
  public Map<Long, String> metadata(Collection<Image> images) {
    return rows.metadata(images.stream().map(Image::number).toList());
  }

  /**
   * Changes an image.
   *
   * @param expectedVersion refuse unless the image has this version; null for any
   */
  public Image change(
      String key, Caller caller, ImageChange change, @Nullable Long expectedVersion) {
    ImageChange hashed = hashed(change);
    for (int left = TRIES; left > 0; left--) {
      Image known = expected(key, caller, expectedVersion);
      Image changed = hashed.on(known);
      if (update(known, changed, caller)) {
        events.publishEvent(new ImageChanged(key));
        return changed;
      }
    }
    throw changedMeanwhile();
  }

  private boolean update(Image known, Image changed, Caller caller) {
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          boolean updated = rows.update(changed, known.version());
          if (updated) {
            trail.changed(known, changed, caller);
          }
          return updated;
        }));
  }

  /**
   * Lets an image that is here already stay as long as one that were admitted now would: for those
   * who admit without a person to read that it was a duplicate. Joins the transaction under way.
   *
   * @param end null for ever
   */
  public Image prolong(Image image, @Nullable Instant end) {
    Instant ends = image.sharing().expiresAt();
    if (ends == null || (end != null && !ends.isBefore(end))) {
      return image;
    }
    Image prolonged = ImageChange.NONE.expiresAt(end).on(image);
    if (!rows.update(prolonged, image.version())) {
      throw changedMeanwhile();
    }
    events.publishEvent(new ImageChanged(image.key()));
    return prolonged;
  }

  /**
   * Deletes an image.
   *
   * @param expectedVersion refuse unless the image has this version; null for any
   */
  public void delete(String key, Caller caller, @Nullable Long expectedVersion) {
    for (int left = TRIES; left > 0; left--) {
      if (remove(expected(key, caller, expectedVersion), caller)) {
        return;
      }
    }
    throw changedMeanwhile();
  }

  /** The same for who has shown otherwise that the owner lets them. */
  void delete(String key) {
    for (int left = TRIES; left > 0; left--) {
      if (shelf.remove(live(key).orElseThrow(ProblemException::notFound))) {
        return;
      }
    }
    throw changedMeanwhile();
  }

  private boolean remove(Image image, Caller caller) {
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          boolean removed = shelf.remove(image);
          if (removed) {
            trail.deleted(image, caller);
          }
          return removed;
        }));
  }

  private Optional<Image> live(String key) {
    return Ids.valid(key) ? rows.find(key, clock.instant()) : Optional.empty();
  }

  private Image expected(String key, Caller caller, @Nullable Long version) {
    Image image = ruled(key, caller);
    if (version != null && version != image.version()) {
      throw new ProblemException(
          ProblemCode.PRECONDITION_FAILED, "The image has changed since you read it.");
    }
    return image;
  }

  private ImageChange hashed(ImageChange change) {
    ImageChange.AccessKeyChange wanted = change.accessKey();
    if (wanted == null) {
      return change;
    }
    String accessKey = wanted.accessKey();
    return change.accessKeyHash(accessKey == null ? null : keys.hash(accessKey));
  }

  private static ProblemException changedMeanwhile() {
    return new ProblemException(
        ProblemCode.CONFLICT, "Others are changing the same image; try again.");
  }
}
