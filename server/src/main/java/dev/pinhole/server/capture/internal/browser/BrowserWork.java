package dev.pinhole.server.capture.internal.browser;

import com.microsoft.playwright.Browser;
import dev.pinhole.server.capture.CaptureException;

/**
 * Something to do in a browser, on the browser's own thread: neither the browser nor what comes
 * from it may be used on another, or afterwards. Contexts that are left open are closed.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface BrowserWork<T> {

  T with(Browser browser) throws CaptureException, InterruptedException;
}
