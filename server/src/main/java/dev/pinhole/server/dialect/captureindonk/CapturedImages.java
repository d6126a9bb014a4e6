package dev.pinhole.server.dialect.captureindonk;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.capture.CaptureState;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.delivery.Links;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.platform.ServerAddress;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Captures, with their images as these are now, in the words of the dialect. */
@Component
@Speaks(Captureindonk.NAME)
class CapturedImages {
  private final Library library;
  private final Links links;

  CapturedImages(Library library, Links links) {
    this.library = library;
    this.links = links;
  }

  CapturedImage of(Capture capture) {
    String key = ImgKey.of(capture.id());
    boolean captured = capture.state() == CaptureState.DONE;
    return new CapturedImage(
        image(capture).map(CapturedImages::name).map(this::link).orElse(null),
        captured ? date(capture.progress().finishedAt()) : null,
        HttpDate.of(capture.progress().createdAt()),
        key + ".png",
        key,
        captured ? 1 : 0,
        status(capture.state()),
        capture.url());
  }

  private static int status(CaptureState state) {
    return switch (state) {
      case QUEUED, RUNNING -> 0;
      case DONE -> 1;
      case FAILED, CANCELLED -> 2;
    };
  }

  private static @Nullable String date(@Nullable Instant moment) {
    return moment == null ? null : HttpDate.of(moment);
  }

  private Optional<Image> image(Capture capture) {
    return Optional.ofNullable(capture.result().imageKey())
        .flatMap(library::find)
        .filter(image -> image.owner() == capture.owner());
  }

  /** PNG, whatever a capture of Pinhole's own asked for; a PDF can only be had as it is. */
  private static String name(Image image) {
    ImageFormat format = image.content().format();
    ImageFormat sent = format.readable() ? ImageFormat.PNG : format;
    return image.key() + "." + sent.extension();
  }

  private String link(String name) {
    String base = ServerAddress.ofRequest();
    return links.signLongest(base, name).url();
  }
}
