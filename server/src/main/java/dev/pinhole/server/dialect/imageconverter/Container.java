package dev.pinhole.server.dialect.imageconverter;

import dev.pinhole.server.image.Image;
import dev.pinhole.server.rendition.Rendition;
import java.util.List;
import java.util.stream.Stream;

/**
 * An image with what it has been converted to.
 *
 * @param id the image's number
 */
record Container(long id, List<Child> images) {

  static Container of(Image image, List<Rendition> made) {
    Stream<Child> converted =
        FormatWords.others(image, made).map(r -> new Child(FormatWords.converted(r.format())));
    return new Container(
        image.number(), Stream.concat(Stream.of(new Child(image.name())), converted).toList());
  }
}
