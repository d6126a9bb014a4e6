package dev.pinhole.server.capture.internal.history;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.CaptureOptions;
import dev.pinhole.api.capture.PageFacts;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.Photographer;
import dev.pinhole.server.capture.Shot;
import dev.pinhole.server.webhook.Webhooks;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A photographer of pages that a test draws, and webhooks that it reads. */
@TestConfiguration(proxyBeanMethods = false)
public class TestCamera {
  public static final int WIDTH = 200;
  public static final int HEIGHT = 100;

  /** An event on its way. */
  public record Sent(long account, String url, String type, String json) {}

  /** What pages look like; those that were never drawn do not resolve. */
  public static final class Pages implements Photographer {
    private final Map<String, BufferedImage> pages = new ConcurrentHashMap<>();
    private final List<CaptureOptions> taken = new CopyOnWriteArrayList<>();

    /** White, with what is drawn on it. */
    public void show(String url, Consumer<Graphics2D> drawing) {
      BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = page.createGraphics();
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, WIDTH, HEIGHT);
      graphics.setColor(Color.BLACK);
      drawing.accept(graphics);
      graphics.dispose();
      pages.put(url, page);
    }

    /** White, with a black rectangle. */
    public void show(String url, int x, int y, int width, int height) {
      show(url, graphics -> graphics.fillRect(x, y, width, height));
    }

    public void show(String url, BufferedImage page) {
      pages.put(url, page);
    }

    public void remove(String url) {
      pages.remove(url);
    }

    public List<CaptureOptions> taken() {
      return taken;
    }

    @Override
    public int browsers() {
      return 2;
    }

    @Override
    public Shot take(CaptureOptions options) throws CaptureException {
      taken.add(options);
      BufferedImage page =
          options.subject() instanceof CaptureOptions.Subject.Url(String url)
              ? pages.get(url.replaceFirst("#.*", ""))
              : null;
      if (page == null) {
        throw new CaptureException(CaptureErrorCode.HTTP_STATUS, "The page answered 404.");
      }
      try {
        Path file = Files.createTempFile("shot", ".png");
        ImageIO.write(page, "png", file.toFile());
        return new Shot(
            file, null, new PageFacts(null, "A page", 200, List.of(), List.of(), false));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Remembers what is sent. */
  public static final class Outbox implements Webhooks {
    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    /** To this address, oldest first. */
    public List<Sent> to(String url) {
      return sent.stream().filter(each -> each.url().equals(url)).toList();
    }

    @Override
    public void send(long account, String url, String type, String json) {
      sent.add(new Sent(account, url, type, json));
    }

    @Override
    public void checkUrl(String parameter, String url) {}
  }

  @Bean
  @Primary
  Pages testPages() {
    return new Pages();
  }

  @Bean
  @Primary
  Outbox testOutbox() {
    return new Outbox();
  }
}
