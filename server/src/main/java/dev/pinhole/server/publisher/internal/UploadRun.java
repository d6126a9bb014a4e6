package dev.pinhole.server.publisher.internal;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.Library;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One attempt to upload a picture, and what follows from it. */
@Component
class UploadRun {
  private final PublicationRows rows;
  private final Library library;
  private final Pictures pictures;
  private final ImgurApi imgur;
  private final PublicationAttempts attempts;
  private final HashSeal seal;

  UploadRun(
      PublicationRows rows,
      Library library,
      Pictures pictures,
      ImgurApi imgur,
      PublicationAttempts attempts,
      HashSeal seal) {
    this.rows = rows;
    this.library = library;
    this.pictures = pictures;
    this.imgur = imgur;
    this.attempts = attempts;
    this.seal = seal;
  }

  /** When to run again; empty when there is nothing more to do. */
  Optional<Instant> run(long number) {
    Publication publication = rows.find(number).orElse(null);
    if (publication == null || publication.state() != PublicationState.PENDING) {
      return Optional.empty();
    }
    // Where the image is gone, its end sees to the rest.
    return library
        .find(publication.image())
        .flatMap(image ->
            attempts.make(
                publication,
                Allowance.Cost.UPLOAD,
                PublicationState.FAILED,
                () -> attempt(publication, image)));
  }

  /** The picture is made first: nobody waits then for what an attempt may have left behind. */
  private Optional<Instant> attempt(Publication publication, Image image) {
    try {
      Picture picture = pictures.of(image);
      return attempts.begin(publication) ? upload(publication, picture) : Optional.empty();
    } catch (Pictures.TooLargeException e) {
      return attempts.giveUp(publication, PublicationState.FAILED, "too-large");
    } catch (ImagingException | IOException e) {
      return unmade(publication);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unmade(publication);
    }
  }

  /** Counted like an attempt that was made. */
  private Optional<Instant> unmade(Publication publication) {
    return attempts.begin(publication)
        ? attempts.failed(
            publication, PublicationState.FAILED, new Outcome.Failed<>("not-rendered", true))
        : Optional.empty();
  }

  private Optional<Instant> upload(Publication publication, Picture picture) {
    return switch (imgur.upload(picture)) {
      case Outcome.Done<Hosted>(Hosted(String link, String hash)) -> {
        rows.uploaded(publication.number(), link, seal.seal(publication, hash));
        yield Optional.empty();
      }
      case Outcome.Limited<Hosted>() -> attempts.postpone(publication, Allowance.Cost.UPLOAD);
      case Outcome.Failed<Hosted> failed ->
          attempts.failed(publication, PublicationState.FAILED, failed);
    };
  }
}
