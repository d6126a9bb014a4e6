package dev.pinhole.server.rendition.internal;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.imaging.ImagingProblems;
import dev.pinhole.server.rendition.Conversions;
import dev.pinhole.server.rendition.Rendition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The jobs are those of the formats that an owner names at upload. */
@Component
class ScheduledConversions implements Conversions {
  private static final List<String> PLAIN =
      ImageFormat.writableFormats().stream()
          .map(format -> Transform.NONE.withFormat(format).canonical())
          .toList();

  private final EagerSchedule schedule;
  private final RenditionTable table;
  private final Failures failures;

  ScheduledConversions(EagerSchedule schedule, RenditionTable table, Failures failures) {
    this.schedule = schedule;
    this.table = table;
    this.failures = failures;
  }

  @Override
  public void schedule(Image image, ImageFormat format) {
    if (image.content().format().readable()) {
      schedule.add(image.key(), format);
    }
  }

  @Override
  public Optional<Rendition> request(Image image, ImageFormat format) {
    RenditionKey key = key(image, format);
    Optional<Rendition> made = table.find(key);
    if (made.isEmpty()) {
      throwIfFailed(key);
      schedule(image, format);
    }
    return made;
  }

  private static RenditionKey key(Image image, ImageFormat format) {
    Image.Content content = image.content();
    if (!content.format().readable()) {
      throw ImagingProblems.of(CachedRenditions.onlyKept(content.format()));
    }
    return RenditionKey.of(content.blob(), content.format(), Transform.NONE.withFormat(format));
  }

  private void throwIfFailed(RenditionKey key) {
    try {
      failures.throwIfKnown(key);
    } catch (ImagingException e) {
      throw ImagingProblems.of(e);
    }
  }

  @Override
  public Map<Long, List<Rendition>> of(Collection<Image> images) {
    if (images.isEmpty()) {
      return Map.of();
    }
    List<BlobId> sources = images.stream().map(image -> image.content().blob()).distinct().toList();
    Map<BlobId, List<Rendition>> made =
        table.of(sources, PLAIN).stream().collect(Collectors.groupingBy(Rendition::source));
    return images.stream()
        .collect(
            Collectors.toMap(
                Image::number, image -> made.getOrDefault(image.content().blob(), List.of())));
  }
}
