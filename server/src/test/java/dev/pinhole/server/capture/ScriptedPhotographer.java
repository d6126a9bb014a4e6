package dev.pinhole.server.capture;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.CaptureOptions;
import dev.pinhole.api.capture.CaptureOptions.Subject;
import dev.pinhole.api.capture.PageFacts;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.imageio.ImageIO;

/**
 * Draws pictures instead of photographing pages, and does what an address says: {@code /fail/dns}
 * fails so, {@code /hold/NAME} waits until {@link #open} is called and looks different each time,
 * {@code /hold/NAME/fail/dns} does both. So tests of the queue are exact.
 */
public final class ScriptedPhotographer implements Photographer {
  private static final int BROWSERS = 3;

  private final List<String> begun = new CopyOnWriteArrayList<>();
  private final List<String> interrupted = new CopyOnWriteArrayList<>();
  private final Map<String, CountDownLatch> holds = new ConcurrentHashMap<>();

  @Override
  public int browsers() {
    return BROWSERS;
  }

  @Override
  public Shot take(CaptureOptions options) throws CaptureException, InterruptedException {
    String page = page(options.subject());
    begun.add(page);
    String path = page.startsWith("http") ? URI.create(page).getPath() : "/";
    String look = path.startsWith("/hold/") ? page + begun(page) : page;
    try {
      follow(path);
      return new Shot(draw(look), null, facts(page));
    } catch (InterruptedException e) {
      interrupted.add(page);
      throw e;
    }
  }

  private void follow(String path) throws CaptureException, InterruptedException {
    String[] steps = path.split("/", -1);
    for (int i = 1; i + 1 < steps.length; i += 2) {
      switch (steps[i]) {
        case "hold" -> hold(steps[i + 1]).await();
        case "fail" ->
            throw new CaptureException(
                CaptureErrorCode.valueOf(steps[i + 1].toUpperCase(Locale.ROOT)),
                "as the address says");
        default -> {}
      }
    }
  }

  /** Pages whose pictures have been begun, each as often as it was. */
  public List<String> begun() {
    return begun;
  }

  public long begun(String page) {
    return begun.stream().filter(page::equals).count();
  }

  public boolean wasInterrupted(String page) {
    return interrupted.contains(page);
  }

  /** Lets go on what waits at {@code /hold/NAME}. */
  public void open(String name) {
    hold(name).countDown();
  }

  private CountDownLatch hold(String name) {
    return holds.computeIfAbsent(name, _ -> new CountDownLatch(1));
  }

  private static String page(Subject subject) {
    return switch (subject) {
      case Subject.Url(String url) -> url;
      case Subject.Html(String html) -> html;
      case Subject.Markdown(String markdown) -> markdown;
    };
  }

  private static PageFacts facts(String page) {
    return new PageFacts(page, "A page", 200, List.of("Serif"), List.of(), false);
  }

  /** Another picture for each look. */
  private static Path draw(String look) {
    BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(new Color(look.hashCode() & 0xffffff));
    pen.fillRect(0, 0, 64, 48);
    pen.dispose();
    try {
      Path file = Files.createTempFile("shot", ".png");
      ImageIO.write(picture, "png", file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
