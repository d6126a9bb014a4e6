package dev.pinhole.server.publisher.internal;

import dev.pinhole.server.platform.KeyFile;
import dev.pinhole.server.platform.KeyPurpose;
import dev.pinhole.server.platform.TextSeal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Hides what deletes a copy: whoever reads the database alone can delete none. */
@Component
class HashSeal {
  private final TextSeal texts;

  HashSeal(@Value("${pinhole.keys}") Path keys) throws IOException {
    this.texts = new TextSeal(KeyFile.readAll(KeyPurpose.PUBLICATIONS.in(keys)));
  }

  String seal(Publication publication, String hash) {
    return texts.seal(hash, place(publication));
  }

  /** Empty where the key file is another. */
  Optional<String> open(Publication publication, String sealed) {
    return texts.open(sealed, place(publication));
  }

  private static String place(Publication publication) {
    return "publication " + publication.image();
  }
}
