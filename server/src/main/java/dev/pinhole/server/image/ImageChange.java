package dev.pinhole.server.image;

import dev.pinhole.api.image.Visibility;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change to an image, put together step by step. What is not named stays as it is.
 *
 * @param accessKey replaces the access key, in clear; the outer null keeps it
 */
public record ImageChange(UnaryOperator<Image> apply, @Nullable AccessKeyChange accessKey) {

  /** Replaces the access key, or takes it away where null. */
  public record AccessKeyChange(@Nullable String accessKey) {}

  public static final ImageChange NONE = new ImageChange(UnaryOperator.identity(), null);

  public ImageChange name(String name) {
    return then(i -> with(i, ImageName.clean(name), i.description(), i.sharing()));
  }

  public ImageChange description(@Nullable String description) {
    return then(i -> with(i, i.name(), description, i.sharing()));
  }

  public ImageChange visibility(Visibility visibility) {
    return sharing(
        s -> new Image.Sharing(visibility, s.accessKeyHash(), s.originals(), s.expiresAt()));
  }

  public ImageChange originals(boolean originals) {
    return sharing(
        s -> new Image.Sharing(s.visibility(), s.accessKeyHash(), originals, s.expiresAt()));
  }

  public ImageChange expiresAt(@Nullable Instant expiresAt) {
    return sharing(
        s -> new Image.Sharing(s.visibility(), s.accessKeyHash(), s.originals(), expiresAt));
  }

  public ImageChange accessKey(@Nullable String accessKey) {
    return new ImageChange(apply, new AccessKeyChange(accessKey));
  }

  /** With a hash that is known by now. */
  ImageChange accessKeyHash(@Nullable String hash) {
    return sharing(s -> new Image.Sharing(s.visibility(), hash, s.originals(), s.expiresAt()));
  }

  private ImageChange sharing(UnaryOperator<Image.Sharing> change) {
    return then(i -> with(i, i.name(), i.description(), change.apply(i.sharing())));
  }

  private ImageChange then(UnaryOperator<Image> next) {
    return new ImageChange(image -> next.apply(apply.apply(image)), accessKey);
  }

  private static Image with(
      Image i, String name, @Nullable String description, Image.Sharing sharing) {
    return new Image(
        i.number(),
        i.key(),
        i.owner(),
        i.content(),
        name,
        description,
        sharing,
        i.source(),
        i.createdAt(),
        i.version());
  }

  /** The image with this change, one version on. */
  Image on(Image image) {
    Image changed = apply.apply(image);
    return new Image(
        changed.number(),
        changed.key(),
        changed.owner(),
        changed.content(),
        changed.name(),
        changed.description(),
        changed.sharing(),
        changed.source(),
        changed.createdAt(),
        image.version() + 1);
  }
}
