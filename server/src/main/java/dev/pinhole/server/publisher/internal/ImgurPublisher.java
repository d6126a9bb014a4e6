package dev.pinhole.server.publisher.internal;

import dev.pinhole.api.image.Visibility;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.platform.JobQueue;
import dev.pinhole.server.publisher.Publisher;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Keeps what is to be published, together with the job that uploads it. */
@Service
class ImgurPublisher implements Publisher {
  private final PublicationRows rows;
  private final JobQueue queue;
  private final Copies copies;
  private final ImgurProperties properties;
  private final Clock clock;

  ImgurPublisher(
      PublicationRows rows,
      JobQueue queue,
      Copies copies,
      ImgurProperties properties,
      Clock clock) {
    this.rows = rows;
    this.queue = queue;
    this.copies = copies;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void publish(Image image) {
    if (properties.isOn() && isShared(image) && image.content().format().readable()) {
      Instant now = clock.instant();
      rows.insert(image.number(), now)
          .ifPresent(number -> queue.add(PublicationJob.UPLOAD.of(number), now));
    }
  }

  @Override
  public Optional<Copy> copy(Image image) {
    return properties.isOn() && isShared(image)
        ? rows.ofImage(image.number())
            .filter(publication -> publication.state() == PublicationState.PUBLISHED)
            .flatMap(publication -> Optional.ofNullable(publication.link()))
            .flatMap(copies::fetch)
        : Optional.empty();
  }

  private static boolean isShared(Image image) {
    return image.sharing().visibility() != Visibility.PRIVATE;
  }
}
