package dev.pinhole.server.capture.internal.page;

import com.google.gson.JsonElement;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import dev.pinhole.api.capture.CaptureOptions;
import dev.pinhole.api.capture.CaptureOptions.PageCookie;
import dev.pinhole.api.capture.CaptureOptions.Subject;
import dev.pinhole.api.capture.PageFacts;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.internal.browser.Deadline;
import dev.pinhole.server.egress.EgressSession;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page, gone to, waited for and changed as it was asked, ready for the camera. Belongs to the
 * thread of its browser. Closing it leaves nothing in the browser.
 */
public final class Visit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Visit.class);
  private static final Duration QUESTION = Duration.ofSeconds(2);
  private static final String TITLE = "most => document.title.slice(0, most)";
  private static final int LONGEST_TITLE = 500;
  private static final int LONGEST_URL = 8192;

  private final CaptureOptions wish;
  private final BrowserContext context;
  private final Page page;
  private final DevTools tools;
  private final MainDocument document;
  private final Patience patience;
  private final Failures failures;

  private Visit(CaptureOptions wish, BrowserContext context, EgressSession way, Deadline deadline) {
    this.wish = wish;
    this.context = context;
    this.page = context.newPage();
    this.tools = DevTools.on(page);
    this.document = MainDocument.watch(page);
    this.patience = Patience.of(wish.waiting(), deadline);
    this.failures = new Failures(way, deadline);
  }

  /**
   * Goes to a page and makes it ready.
   *
   * @param way what the page's requests go through
   * @param deadline nothing takes longer, unless the page hangs the browser itself
   * @param lists hosts of ads and trackers
   * @throws CaptureException where the page is not to be photographed; nothing stays open then
   */
  public static Visit open(
      Browser browser, CaptureOptions wish, EgressSession way, Deadline deadline, Blocklists lists)
      throws CaptureException {
    BrowserContext context = browser.newContext(Setting.of(wish, way));
    try {
      context.setDefaultTimeout(deadline.timeout());
      Visit visit = new Visit(wish, context, way, deadline);
      visit.begin(lists);
      return visit;
    } catch (CaptureException | RuntimeException e) {
      leave(context, e);
      throw e;
    }
  }

  private static void leave(BrowserContext context, Exception reason) {
    try {
      context.close();
    } catch (PlaywrightException e) {
      // the browser is gone, which is the reason in most cases
      reason.addSuppressed(e);
    }
  }

  private void begin(Blocklists lists) throws CaptureException {
    try {
      prepare(lists);
      arrive();
    } catch (PlaywrightException e) {
      throw failures.explain(e, document);
    }
  }

  private void prepare(Blocklists lists) {
    page.onDialog(Dialog::dismiss);
    page.onPopup(Page::close);
    String media = wish.emulation().media();
    if (media != null) {
      page.emulateMedia(
          new Page.EmulateMediaOptions().setMedia(Media.valueOf(media.toUpperCase(Locale.ROOT))));
    }
    ConsoleErrors.install(context, tools, patience.atMost(QUESTION));
    RequestBlocking.install(context, wish.blocking(), lists);
    if (wish.blocking().cookieBanners()) {
      CookieBanners.install(context);
    }
    if (wish.subject() instanceof Subject.Url(String url)) {
      context.addCookies(cookies(url));
      if (OwnOrigin.isWanted(wish.identity())) {
        OwnOrigin.install(tools, wish.identity(), url, patience.atMost(QUESTION));
      }
    }
  }

  private List<Cookie> cookies(String url) {
    return wish.identity().cookies().stream().map(cookie -> cookie(cookie, url)).toList();
  }

  /** A cookie for an address alone is for its host, and only for it. */
  private static Cookie cookie(PageCookie asked, String url) {
    Cookie cookie = new Cookie(asked.name(), asked.value());
    if (asked.domain() == null) {
      Place place = Place.of(url);
      cookie.setDomain(place == null ? "" : place.host());
    } else {
      cookie.setDomain(asked.domain());
    }
    return cookie.setPath(asked.path()).setSecure(asked.secure()).setHttpOnly(asked.httpOnly());
  }

  private void arrive() throws CaptureException {
    Arrival arrival = new Arrival(page, wish.waiting(), patience);
    arrival.goTo(wish.subject());
    check();
    arrival.complete();
    if (wish.blocking().cookieBanners()) {
      CookieBanners.await(page, tools, patience);
    }
    arrival.element();
    changes().make(wish.changes());
    arrival.delay();
    check();
    Failures.checkContent(document, tools, patience.atMost(QUESTION));
    new FailCheck(wish.failOn()).content(tools, patience.atMost(QUESTION), known());
  }

  private Changes changes() {
    return new Changes(page, tools, document, patience, wish.failOn().missingSelector());
  }

  /** At the first bytes, to lose no time, and again where scripts and clicks may have led. */
  private void check() throws CaptureException {
    failures.checkAnswer(document);
    new FailCheck(wish.failOn()).status(document.status(), known());
  }

  public Page page() {
    return page;
  }

  /** What there is to say about the page as it is now. Takes a few seconds at most. */
  public PageFacts facts() {
    try {
      JsonElement title = tools.ask(TITLE, LONGEST_TITLE, QUESTION);
      return facts(
          title.isJsonPrimitive() ? title.getAsString() : null,
          new Fonts(tools).families(QUESTION),
          ConsoleErrors.of(tools, QUESTION));
    } catch (PlaywrightException e) {
      LOG.debug("A page does not say what it is: {}", e.getMessage());
      return known();
    }
  }

  /** What is known without asking the page. */
  private PageFacts known() {
    return facts(null, List.of(), List.of());
  }

  private PageFacts facts(@Nullable String title, List<String> fonts, List<String> errors) {
    boolean web = wish.subject() instanceof Subject.Url;
    return new PageFacts(
        web ? cut(page.url()) : null, title, document.status(), fonts, errors, patience.timedOut());
  }

  private static String cut(String url) {
    return url.length() > LONGEST_URL ? url.substring(0, LONGEST_URL) : url;
  }

  @Override
  public void close() {
    context.close();
  }
}
