package dev.pinhole.server.capture.internal.camera;

import com.microsoft.playwright.Page;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.CaptureFormat;
import dev.pinhole.api.capture.CaptureOptions;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.internal.browser.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * Takes the picture of a page that is ready: navigated, waited for, changed. Thread-safe; a page
 * belongs to one thread.
 *
 * <p>A page that grows while it is scrolled through ends 25,000 CSS pixels below where it ended at
 * first, unless a height is given. It is cut at 16,384 device pixels on its right.
 */
@Component
public class Camera {
  private final Darkroom darkroom;
  private final CameraProperties bounds;

  public Camera(ImageEngine engine, CameraProperties bounds) {
    this.darkroom = new Darkroom(engine);
    this.bounds = bounds;
  }

  /**
   * Takes a picture. Where the browser goes away meanwhile, its driver's exception comes through.
   *
   * @param mobile whether the page is laid out as on a phone
   * @param directory for the file, and for others that are deleted before this returns
   * @param deadline looked at between the commands to the browser, which have none of their own
   */
  public Picture take(
      Page page, boolean mobile, CaptureOptions options, Path directory, Deadline deadline)
      throws CaptureException, InterruptedException {
    try (Scratch scratch = new Scratch(directory)) {
      Picture picture =
          take(new Shoot(CameraCommands.open(page, mobile), options, scratch, deadline));
      scratch.keep(picture.file());
      return picture;
    } catch (IOException e) {
      throw new CaptureException(CaptureErrorCode.INTERNAL, "The picture could not be written.", e);
    }
  }

  private Picture take(Shoot shoot) throws CaptureException, InterruptedException, IOException {
    if (shoot.options().output().format() == CaptureFormat.PDF) {
      return new Print(shoot, bounds.maxPdfBytes()).take();
    }
    if (shoot.options().animation() != null) {
      return new Film(shoot, darkroom, bounds).take();
    }
    return new Still(shoot, darkroom, new Bounds(bounds.maxPixels())).take();
  }
}
