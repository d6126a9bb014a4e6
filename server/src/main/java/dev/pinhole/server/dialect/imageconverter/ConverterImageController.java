package dev.pinhole.server.dialect.imageconverter;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.delivery.Delivery;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.rendition.Conversions;
import dev.pinhole.server.rendition.Rendition;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code get}: an image's bytes, to be shown or with {@code download=true} to be saved; with {@code
 * download=false} what there is to say of it.
 */
@RestController
@Hidden
@Speaks(ImageConverter.NAME)
class ConverterImageController {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final OwnImages images;
  private final Conversions conversions;
  private final Delivery delivery;

  ConverterImageController(OwnImages images, Conversions conversions, Delivery delivery) {
    this.images = images;
    this.conversions = conversions;
    this.delivery = delivery;
  }

  @GetMapping({"/api/images/get/{id}", "/api/images/get/{id}/"})
  @RequiresScope(Scope.IMAGES_READ)
  @Nullable ResponseEntity<ImageData> get(
      @PathVariable String id,
      @RequestParam(name = "img_format", required = false) @Nullable String wanted,
      @RequestParam(required = false) @Nullable String download,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Wish wish = Wish.of(download);
    Image image = images.require(id, caller);
    if (wish == Wish.DATA) {
      return ResponseEntity.ok(wanted == null ? data(image) : data(image, wanted));
    }
    send(image, FormatWords.wanted(wanted, image), wish, request, response);
    return null;
  }

  /** What the jobs make is not made here; what else can be had, when it is asked for. */
  private void send(
      Image image,
      ImageFormat format,
      Wish wish,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (format != image.content().format() && FormatWords.PROMISED.contains(format)) {
      requireMade(image, format);
    }
    delivery.send(
        image.key() + "." + format.extension(),
        wish == Wish.SAVED ? Map.of("download", "1") : Map.of(),
        request,
        response);
  }

  private ImageData data(Image image) {
    return ImageData.of(image, made(image));
  }

  private ImageData data(Image image, String wanted) {
    ImageFormat format = FormatWords.wanted(wanted, image);
    return format == image.content().format()
        ? data(image)
        : ImageData.of(image, requireMade(image, format), made(image));
  }

  private List<Rendition> made(Image image) {
    return conversions.of(List.of(image)).getOrDefault(image.number(), List.of());
  }

  private Rendition requireMade(Image image, ImageFormat format) {
    return conversions.request(image, format).orElseThrow(() -> notYet(format));
  }

  private static ProblemException notYet(ImageFormat format) {
    return Complaints.detail(
            ProblemCode.NOT_FOUND,
            "The image has not been generated as %s yet. Try again in a moment."
                .formatted(FormatWords.of(format)))
        .retryAfter(SOON);
  }
}
