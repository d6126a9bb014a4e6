package dev.pinhole.server.image;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Source;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.blob.Blobs;
import dev.pinhole.server.image.internal.metadata.MetadataReader;
import dev.pinhole.server.imaging.ImagingProblems;
import dev.pinhole.server.platform.Ids;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From staged bytes to a stored image. */
@Component
class Admitter {
  private static final String NO_TAGS = "{}";

  private final Blobs blobs;
  private final ImageEngine engine;
  private final MetadataReader metadata;
  private final AccessKeys keys;
  private final Shelf shelf;
  private final Room room;
  private final Clock clock;

  Admitter(
      Blobs blobs,
      ImageEngine engine,
      MetadataReader metadata,
      AccessKeys keys,
      Shelf shelf,
      Room room,
      Clock clock) {
    this.blobs = blobs;
    this.engine = engine;
    this.metadata = metadata;
    this.keys = keys;
    this.shelf = shelf;
    this.room = room;
    this.clock = clock;
  }

  Admitted admit(
      Arrival arrival, Admission admission, @Nullable ImageInfo made, Consumer<Admitted> alongside)
      throws IOException {
    if (arrival.staged().size() == 0) {
      throw Refusal.empty();
    }
    // a duplicate was looked at when it came the first time
    Optional<Image> known = shelf.find(admission.owner(), arrival.staged().id());
    return known.isPresent()
        ? again(arrival, known.get(), alongside)
        : examine(arrival, admission, made, alongside);
  }

  /** What was damaged of the bytes since they came first is made whole from those that came now. */
  private Admitted again(Arrival arrival, Image known, Consumer<Admitted> alongside)
      throws IOException {
    blobs.mend(arrival.staged());
    return shelf.again(known, alongside);
  }

  private Admitted examine(
      Arrival arrival, Admission admission, @Nullable ImageInfo made, Consumer<Admitted> alongside)
      throws IOException {
    room.require(admission.owner(), admission.source(), arrival.staged().size());
    Source source = new Source(arrival.staged().parts(), arrival.staged().size());
    ImageInfo info = made == null ? probe(source) : made;
    String tags = made == null ? metadata.read(source, info.format()) : NO_TAGS;
    requireRenderable(info.format(), admission.formats());
    Image image = image(arrival, admission, info);
    return blobs.keep(
        arrival.staged(), () -> shelf.add(image, tags, admission.formats(), alongside));
  }

  /** Better said now than by jobs that all fail. */
  private static void requireRenderable(ImageFormat format, List<ImageFormat> wanted) {
    if (!wanted.isEmpty() && !format.readable()) {
      throw Refusal.onlyKept(format);
    }
  }

  private ImageInfo probe(Source source) {
    try {
      return engine.probe(source);
    } catch (ImagingException e) {
      throw ImagingProblems.of(e);
    } catch (InterruptedException e) {
      throw ImagingProblems.interrupted(e);
    }
  }

  private Image image(Arrival arrival, Admission admission, ImageInfo info) {
    String accessKey = admission.accessKey();
    return new Image(
        0,
        Ids.next(),
        admission.owner(),
        content(arrival, info),
        ImageName.clean(admission.name()),
        admission.description(),
        new Image.Sharing(
            admission.visibility(),
            accessKey == null ? null : keys.hash(accessKey),
            admission.originals(),
            admission.expiresAt()),
        admission.source(),
        now(),
        1);
  }

  private static Image.Content content(Arrival arrival, ImageInfo info) {
    BlobId id = arrival.staged().id();
    return new Image.Content(
        id,
        arrival.staged().size(),
        arrival.crc32(),
        info.format(),
        info.width(),
        info.height(),
        Math.max(info.frames(), info.pages()),
        info.alpha());
  }

  /** As the database will give it back. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
