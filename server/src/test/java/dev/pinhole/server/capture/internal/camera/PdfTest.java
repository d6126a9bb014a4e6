package dev.pinhole.server.capture.internal.camera;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.imaging.ImageInfo;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PdfTest extends CameraFixture {
  private static final String PAGES =
      "<title>/Type /Pages /Count 99 startxref 1 %%EOF</title>"
          + "<p style='break-after:page'>page</p>".repeat(11)
          + "<p>last";

  @Test
  void hasThePagesThatTheDocumentHas() throws Exception {
    open(PAGES);

    Picture picture = take("format", "pdf");

    assertThat(text(picture)).startsWith("%PDF-");
    assertThat(made(picture))
        .isEqualTo(new ImageInfo(ImageFormat.PDF, 794, 1123, 1, 12, false, 1, false));
    assertThat(files()).containsExactly(picture.file());
  }

  @ParameterizedTest
  @CsvSource({"a4,false,596,842", "a4,true,842,596", "letter,false,612,792", "a6,false,298,420"})
  void paperIsWhatWasAskedFor(String paper, boolean landscape, int width, int height)
      throws Exception {
    open(PAGES);

    Picture picture = take("format", "pdf", "pdf_paper_format", paper, "pdf_landscape", landscape);

    assertThat(mediaBox(picture)).isEqualTo(List.of(width, height));
  }

  @Test
  void fitsOnOnePageWhateverTheDocumentDoes() throws Exception {
    open(
        "<style>@page { margin: 3cm; size: A5 } body { margin: 0 }</style>"
            + "<div style='height:100vh'>window</div><div style='min-height:100vh'>window</div>"
            + PAGES
            + "<div style='height:4000px'></div>");

    Picture picture = take("format", "pdf", "pdf_fit_one_page", true);

    assertThat(made(picture).pages()).isEqualTo(1);
    assertThat(mediaBox(picture).getFirst()).isEqualTo(600);
    assertThat(mediaBox(picture).getLast()).isBetween(4100, 4500);
  }

  @Test
  void longestPageIsWhatReadersTake() throws Exception {
    open("<body style='margin:0'><div style='height:40000px;background:#00f'></div>");

    Picture picture = take("format", "pdf", "pdf_fit_one_page", true);

    assertThat(made(picture).pages()).isEqualTo(1);
    assertThat(mediaBox(picture).getLast()).isBetween(14_390, 14_400);
  }

  @Test
  void backgroundIsPrintedUnlessItIsNotWanted() throws Exception {
    open("<body style='background:linear-gradient(#f00,#00f)'>" + PAGES);

    assertThat(Files.size(take("format", "pdf", "pdf_print_background", false).file()))
        .isLessThan(Files.size(take("format", "pdf").file()));
  }

  @Test
  void isOfThePrintedPageUnlessTheScreensIsWanted() throws Exception {
    Page page = open("<style>@media print { p { break-after: page } }</style><p>1<p>2<div>3</div>");
    assertThat(made(take("format", "pdf")).pages()).isEqualTo(3);
    assertThat(made(take("format", "pdf", "media_type", "print")).pages()).isEqualTo(3);

    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    assertThat(made(take("format", "pdf", "media_type", "screen")).pages()).isEqualTo(1);
  }

  @Test
  void refusesMoreBytesThanAreAllowed() {
    properties = new CameraProperties(250_000_000, 100_000_000, 5000);
    open(PAGES);

    assertRefused(CaptureErrorCode.TOO_LARGE, "more than 5000 bytes", "format", "pdf");
  }

  private static ImageInfo made(Picture picture) {
    return Objects.requireNonNull(picture.made());
  }

  private static String text(Picture picture) throws Exception {
    return Files.readString(picture.file(), ISO_8859_1);
  }

  /** Points. */
  private static List<Integer> mediaBox(Picture picture) throws Exception {
    String[] numbers =
        text(picture).split("/MediaBox \\[0 0 ", 2)[1].split("]", 2)[0].split(" ", 2);
    return List.of(
        Math.round(Float.parseFloat(numbers[0])), Math.round(Float.parseFloat(numbers[1])));
  }
}
