package dev.pinhole.server.capture.internal.camera;

import com.google.gson.JsonObject;
import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.capture.CaptureOptions.Pdf;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.server.capture.CaptureException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The whole document as a PDF. */
final class Print {
  private static final int READ_BYTES = 1 << 20;
  private static final double SMALLEST_SCALE = 0.1;

  /** Nothing may begin a new page; what is as high as the window stays so, not as the paper. */
  private static final String ONE_PAGE =
      """
      (() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('@page { margin: 0 !important; size: auto !important }' +
            '* { break-before: auto !important; break-after: auto !important }');
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
        for (const element of document.body.querySelectorAll('*')) {
          const style = getComputedStyle(element);
          for (const side of ['height', 'minHeight']) {
            if (parseFloat(style[side]) === innerHeight) element.style[side] = innerHeight + 'px';
          }
        }
        return [document.documentElement.scrollWidth, document.documentElement.scrollHeight];
      })()\
      """;

  private final Shoot shoot;
  private final long maxBytes;
  private final Pdf wanted;

  Print(Shoot shoot, long maxBytes) {
    this.shoot = shoot;
    this.maxBytes = maxBytes;
    this.wanted = shoot.options().output().pdf();
  }

  Picture take() throws CaptureException, IOException {
    new Settling(shoot).prepare();
    loadAll();
    new Settling(shoot).finishShortAnimations();
    shoot.requireTime();
    Paper paper = wanted.fitOnePage() ? onePage() : Paper.of(wanted);
    Path file = print(paper);
    int pages = PdfPages.count(file);
    return new Picture(
        file,
        new ImageInfo(
            ImageFormat.PDF, paper.pixelWidth(), paper.pixelHeight(), 1, pages, false, 1, false));
  }

  private void loadAll() throws CaptureException {
    Layout layout = shoot.page().layout();
    if (layout.height() > layout.viewHeight()) {
      Scrolling scrolling = Scrolling.usual(shoot);
      scrolling.through(0, layout.height());
      scrolling.back();
    }
  }

  /** Measured as it will be printed. */
  private Paper onePage() throws CaptureException {
    if (shoot.options().emulation().media() == null) {
      shoot.page().send("Emulation.setEmulatedMedia", Json.with("media", "print"));
    }
    var size = shoot.page().evaluate(ONE_PAGE).getAsJsonArray();
    int width = Math.max(size.get(0).getAsInt(), shoot.page().layout().viewWidth());
    Paper paper = Paper.fitting(width, size.get(1).getAsInt() + 1);
    if (paper.scale() < SMALLEST_SCALE) {
      throw Bounds.tooLarge(
          "The document is %d CSS pixels long; one page holds at most 192000. Leave pdf_fit_one_page out."
              .formatted(size.get(1).getAsInt()));
    }
    return paper;
  }

  private Path print(Paper paper) throws CaptureException, IOException {
    JsonObject answer =
        shoot
            .page()
            .send(
                "Page.printToPDF",
                Json.with("transferMode", "ReturnAsStream")
                    .and("printBackground", wanted.background())
                    .and("paperWidth", paper.width())
                    .and("paperHeight", paper.height())
                    .and("scale", paper.scale())
                    .and("marginTop", paper.margin())
                    .and("marginBottom", paper.margin())
                    .and("marginLeft", paper.margin())
                    .and("marginRight", paper.margin()));
    return save(answer.get("stream").getAsString());
  }

  private Path save(String stream) throws CaptureException, IOException {
    Path file = shoot.scratch().file();
    try (OutputStream out = Files.newOutputStream(file)) {
      long size = 0;
      JsonObject part;
      do {
        shoot.requireTime();
        part = read(stream);
        byte[] bytes = bytes(part);
        size += bytes.length;
        checkSize(size);
        out.write(bytes);
      } while (!part.get("eof").getAsBoolean());
    } finally {
      shoot.page().send("IO.close", Json.with("handle", stream));
    }
    return file;
  }

  private JsonObject read(String stream) {
    return shoot.page().send("IO.read", Json.with("handle", stream).and("size", READ_BYTES));
  }

  private static byte[] bytes(JsonObject part) {
    String data = part.get("data").getAsString();
    return part.has("base64Encoded") && part.get("base64Encoded").getAsBoolean()
        ? Base64.getDecoder().decode(data)
        : data.getBytes(StandardCharsets.ISO_8859_1);
  }

  private void checkSize(long size) throws CaptureException {
    if (size > maxBytes) {
      throw Bounds.tooLarge("The PDF has more than %d bytes.".formatted(maxBytes));
    }
  }
}
