package dev.pinhole.server.dialect.imageconverter;

import dev.pinhole.server.account.Caller;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.platform.ProblemException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Images by their numbers. Numbers can be guessed, so they lead to nobody else's image. */
@Component
@Speaks(ImageConverter.NAME)
class OwnImages {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Library library;

  OwnImages(Library library) {
    this.library = library;
  }

  /**
   * @param id as it was sent
   * @throws ProblemException the same for what is absent, somebody else's, or no number
   */
  Image require(String id, Caller caller) {
    return find(id)
        .filter(image -> image.owner() == caller.accountId())
        .orElseThrow(ProblemException::notFound);
  }

  private Optional<Image> find(String id) {
    return NUMBER.matcher(id).matches() ? library.find(Long.parseLong(id)) : Optional.empty();
  }
}
