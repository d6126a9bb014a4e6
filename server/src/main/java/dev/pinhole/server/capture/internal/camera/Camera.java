package dev.pinhole.server.capture.internal.camera;

import com.microsoft.playwright.Page;
import dev.pinhole.api.capture.CaptureOptions;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.internal.browser.Deadline;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Takes a PNG of what the window shows. */
@Component
public class Camera {

  public Picture take(Page page, CaptureOptions options, Path directory, Deadline deadline)
      throws CaptureException, InterruptedException {
    Path file = directory.resolve("view.png");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(file).setTimeout(deadline.timeout()));
    return new Picture(file, null);
  }
}
