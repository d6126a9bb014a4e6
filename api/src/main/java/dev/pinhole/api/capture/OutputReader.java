package dev.pinhole.api.capture;

import dev.pinhole.api.capture.CaptureOptions.Animation;
import dev.pinhole.api.capture.CaptureOptions.Area;
import dev.pinhole.api.capture.CaptureOptions.Output;
import dev.pinhole.api.capture.CaptureOptions.Pdf;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what kind of file is wanted.
final class OutputReader {
  private static final int WIDEST = 8192;
  private static final List<String> PAPERS =
      List.of("a0", "a1", "a2", "a3", "a4", "a5", "a6", "letter", "legal", "tabloid", "ledger");
  private static final List<String> FORMATS =
      List.of("png", "jpeg", "jpg", "webp", "avif", "gif", "pdf");

  private final OptionMap options;

  OutputReader(OptionMap options) {
    this.options = options;
  }

  Output output(Area area) {
    CaptureFormat format = format();
    Output output =
        new Output(
            format,
            options.integer("image_quality", 1, 100),
            options.integer("image_width", 1, WIDEST),
            options.integer("image_height", 1, WIDEST),
            options.flag("omit_background", false),
            pdf(format));
    checkBackground(output);
    if (format == CaptureFormat.PDF) {
      checkPdf(area);
    }
    return output;
  }

  private CaptureFormat format() {
    String word = options.word("format", FORMATS);
    return switch (Objects.requireNonNullElse(word, "png")) {
      case "jpg" -> CaptureFormat.JPEG;
      case String other -> Words.constant(CaptureFormat.class, other);
    };
  }

  private Pdf pdf(CaptureFormat format) {
    for (String name : List.of("paper_format", "landscape", "print_background", "fit_one_page")) {
      if (options.has("pdf_" + name) && format != CaptureFormat.PDF) {
        options.fault("pdf_" + name, "It needs format=pdf.");
      }
    }
    options.exclude("pdf_paper_format", "pdf_fit_one_page", "the page is as long as the document.");
    return new Pdf(
        Objects.requireNonNullElse(options.word("pdf_paper_format", PAPERS), "a4"),
        options.flag("pdf_landscape", false),
        options.flag("pdf_print_background", true),
        options.flag("pdf_fit_one_page", false));
  }

  private void checkBackground(Output output) {
    boolean transparent =
        switch (output.format()) {
          case PNG, WEBP, AVIF -> true;
          case JPEG, GIF, PDF -> false;
        };
    if (output.omitBackground() && !transparent) {
      options.fault("omit_background", "It needs format png, webp or avif.");
    }
    if (output.quality() != null && lossless(output.format())) {
      options.fault("image_quality", "It needs format jpeg, webp or avif.");
    }
  }

  private static boolean lossless(CaptureFormat format) {
    return switch (format) {
      case PNG, GIF, PDF -> true;
      case JPEG, WEBP, AVIF -> false;
    };
  }

  private void checkPdf(Area area) {
    String part =
        switch (area) {
          case Area.View ignored -> null;
          case Area.FullPage ignored -> "full_page";
          case Area.Element ignored -> "selector";
          case Area.Clip ignored -> "clip_width";
        };
    if (part != null) {
      options.fault(part, "It contradicts format=pdf, which takes the whole document.");
    }
    for (String name : List.of("image_width", "image_height")) {
      if (options.has(name)) {
        options.fault(name, "It contradicts format=pdf, which has no pixels.");
      }
    }
  }

  @Nullable Animation animation(Area area) {
    String scenario = options.word("scenario", List.of("scroll", "still"));
    int duration = options.millis("duration", 0.5, 15, 3);
    int rate = options.integer("frame_rate", 1, 30, 10);
    if (scenario == null) {
      needScenario("duration");
      needScenario("frame_rate");
      return null;
    }
    CaptureFormat format = format();
    if (format != CaptureFormat.GIF && format != CaptureFormat.WEBP) {
      options.fault("scenario", "A film needs format gif or webp.");
    }
    if (!(area instanceof Area.View)) {
      options.fault(
          "scenario", "A film shows the window; it takes no full_page, selector or clip.");
    }
    return new Animation(scenario.equals("scroll"), duration, rate);
  }

  private void needScenario(String name) {
    if (options.has(name)) {
      options.fault(name, "It needs scenario.");
    }
  }
}
