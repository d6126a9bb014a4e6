package dev.pinhole.server.dialect.imageconverter;

import dev.pinhole.server.image.Image;
import dev.pinhole.server.rendition.Rendition;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What there is to say of an image, or of one it was converted to.
 *
 * @param id of the container
 * @param size in bytes
 * @param created when it was admitted or converted
 * @param formats in which the image can be had at once
 */
record ImageData(
    long id,
    String name,
    String format,
    int width,
    int height,
    long size,
    Instant created,
    List<String> formats) {

  static ImageData of(Image image, List<Rendition> made) {
    Image.Content content = image.content();
    return new ImageData(
        image.number(),
        image.name(),
        FormatWords.of(content.format()),
        content.width(),
        content.height(),
        content.size(),
        image.createdAt(),
        formats(image, made));
  }

  static ImageData of(Image image, Rendition converted, List<Rendition> made) {
    return new ImageData(
        image.number(),
        FormatWords.converted(converted.format()),
        FormatWords.of(converted.format()),
        converted.width(),
        converted.height(),
        converted.size(),
        converted.createdAt(),
        formats(image, made));
  }

  private static List<String> formats(Image image, List<Rendition> made) {
    return Stream.concat(
            Stream.of(image.content().format()),
            FormatWords.others(image, made).map(Rendition::format))
        .map(FormatWords::of)
        .toList();
  }
}
