package dev.pinhole.server.dialect.imgur;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pinhole.server.image.Image;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image as imgur shows it. What Pinhole does not count or know is zero, false or null.
 *
 * @param title the image's name
 * @param datetime when it came, in seconds since 1970
 * @param type media type of the original
 * @param size of the original, in bytes
 * @param deletehash null for those who do not own it
 * @param name the same as the title
 * @param link shows it to anybody
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ImgurImage(
    String id,
    String title,
    @Nullable String description,
    long datetime,
    String type,
    boolean animated,
    int width,
    int height,
    long size,
    long views,
    long bandwidth,
    @Nullable String vote,
    boolean favorite,
    @Nullable Boolean nsfw,
    @Nullable String section,
    @JsonProperty("account_url") @Nullable String accountUrl,
    @JsonProperty("account_id") long accountId,
    @JsonProperty("is_ad") boolean ad,
    @JsonProperty("in_most_viral") boolean inMostViral,
    @JsonProperty("in_gallery") boolean inGallery,
    @JsonProperty("has_sound") boolean hasSound,
    List<String> tags,
    @Nullable String deletehash,
    String name,
    String link) {

  /**
   * An image as its owner has it.
   *
   * @param base of the server's addresses, without a slash at its end
   */
  static ImgurImage of(Image image, String base, @Nullable String deletehash) {
    return of(image, image.description(), base, deletehash);
  }

  /** One as others have it: descriptions are for the owner. */
  static ImgurImage ofOthers(Image image, String base) {
    return of(image, null, base, null);
  }

  private static ImgurImage of(
      Image image, @Nullable String description, String base, @Nullable String deletehash) {
    Image.Content content = image.content();
    return new ImgurImage(
        image.key(),
        image.name(),
        description,
        image.createdAt().getEpochSecond(),
        content.format().mediaType(),
        content.frames() > 1,
        content.width(),
        content.height(),
        content.size(),
        0,
        0,
        null,
        false,
        null,
        null,
        null,
        0,
        false,
        false,
        false,
        false,
        List.of(),
        deletehash,
        image.name(),
        base + "/i/" + image.key() + "." + extension(content));
  }

  /** One that browsers show. */
  private static String extension(Image.Content content) {
    if (content.format().writable()) {
      return content.format().extension();
    }
    return content.alpha() ? "png" : "jpg";
  }

  /** Not the hash that deletes. */
  @Override
  public String toString() {
    return "ImgurImage[" + id + "]";
  }
}
