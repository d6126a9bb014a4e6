package dev.pinhole.server.capture.internal.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of requests for the page itself: the first, and where scripts and clicks led. */
final class MainDocument {
  private final Page page;
  private @Nullable Response response;
  private @Nullable Request failed;
  private boolean pending;
  private boolean download;

  private MainDocument(Page page) {
    this.page = page;
  }

  static MainDocument watch(Page page) {
    MainDocument document = new MainDocument(page);
    page.onRequest(document::begun);
    page.onResponse(document::answered);
    page.onRequestFailed(document::failed);
    page.onDownload(ignored -> document.download = true);
    return document;
  }

  private boolean isMine(Request request) {
    return request.isNavigationRequest() && page.mainFrame().equals(request.frame());
  }

  private void begun(Request request) {
    if (isMine(request)) {
      pending = true;
    }
  }

  private void answered(Response answer) {
    if (isMine(answer.request())) {
      response = answer;
      pending = false;
    }
  }

  private void failed(Request request) {
    if (isMine(request)) {
      failed = request;
      pending = false;
    }
  }

  /** Whether the page is being asked for and has not answered. */
  boolean isPending() {
    return pending;
  }

  boolean isDownload() {
    return download;
  }

  @Nullable Integer status() {
    return response == null ? null : response.status();
  }

  /** Whether the answer is that a user and a password are needed. */
  boolean wantsPassword() {
    return response != null && response.status() == 401 && header("www-authenticate") != null;
  }

  /** Some browsers show these, others load them down. */
  boolean isPdf() {
    String type = header("content-type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/pdf");
  }

  private @Nullable String header(String name) {
    return response == null ? null : response.headers().get(name);
  }

  /**
   * What the browser says instead of showing a page: an error of its own; null where it shows one.
   */
  @Nullable String failure() {
    return failed != null && page.url().startsWith("chrome-error:") ? failed.failure() : null;
  }

  /** What was asked for last, whether or not it came. */
  @Nullable String address() {
    if (failure() != null && failed != null) {
      return failed.url();
    }
    return response == null ? null : response.url();
  }
}
