package dev.pinhole.api.capture;

import dev.pinhole.api.capture.CaptureOptions.Area;
import dev.pinhole.api.capture.CaptureOptions.Blocking;
import dev.pinhole.api.capture.CaptureOptions.Emulation;
import dev.pinhole.api.capture.CaptureOptions.Geolocation;
import dev.pinhole.api.capture.CaptureOptions.PageChanges;
import dev.pinhole.api.capture.CaptureOptions.Subject;
import dev.pinhole.api.capture.CaptureOptions.Viewport;
import dev.pinhole.api.capture.CaptureOptions.Waiting;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads {@link CaptureOptions} from names and values, from JSON (typed) or a query (texts; a list
/// where a name is given several times). The names are those of ScreenshotOne's public API where it
/// has one for the same thing. Every fault is reported, and every name must be known.
public final class CaptureOptionsReader {
  private static final int LONGEST_SELECTOR = 1000;
  private static final int LONGEST_CODE = 100_000;
  private static final int LONGEST_DOCUMENT = 5_000_000;

  /// Reading Markdown takes time in the square of its length where it is meant to, and nothing can
  /// stop it.
  private static final int LONGEST_MARKDOWN = 50_000;

  private static final int WIDEST = 7680;
  private static final int TALLEST = 200_000;
  private static final int LIST = 50;

  private final OptionMap options;

  private CaptureOptionsReader(OptionMap options) {
    this.options = options;
  }

  /// Reads all options of one capture.
  ///
  /// @param values numbers, booleans, texts, lists and maps of these
  /// @throws InvalidCaptureOptionsException naming each unknown, unreadable or contradictory option
  public static CaptureRequest read(Map<String, Object> values)
      throws InvalidCaptureOptionsException {
    OptionMap map = new OptionMap(values);
    CaptureOptions options = new CaptureOptionsReader(map).options();
    CaptureTerms terms = CaptureTermsReader.read(map);
    map.finish();
    return new CaptureRequest(options, terms);
  }

  /// The names of all options.
  public static Set<String> names() {
    OptionMap nothing = new OptionMap(Map.of());
    new CaptureOptionsReader(nothing).options();
    CaptureTermsReader.read(nothing);
    return nothing.names();
  }

  private CaptureOptions options() {
    Subject subject = subject();
    Area area = area();
    return new CaptureOptions(
        subject,
        viewport(),
        area,
        new OutputReader(options).output(area),
        emulation(),
        waiting(),
        changes(),
        blocking(),
        new IdentityReader(options).identity(subject),
        new FailOnReader(options).failOn(),
        new OutputReader(options).animation(area));
  }

  private Subject subject() {
    String url = AddressOption.read(options, "url");
    String html = options.text("html", LONGEST_DOCUMENT);
    String markdown = options.text("markdown", LONGEST_MARKDOWN);
    options.exclude("html", "url", "a capture has one subject.");
    options.exclude("markdown", "url", "a capture has one subject.");
    options.exclude("markdown", "html", "a capture has one subject.");
    if (html != null) {
      return new Subject.Html(html);
    }
    if (markdown != null) {
      return new Subject.Markdown(markdown);
    }
    return new Subject.Url(url == null ? missing() : url);
  }

  private String missing() {
    // one that cannot be read has a fault of its own
    if (!options.has("url") && !options.has("html") && !options.has("markdown")) {
      options.fault(
          "url", "Give the page to photograph as url, or a document as html or markdown.");
    }
    return "";
  }

  private Viewport viewport() {
    return new Viewport(
        options.text("viewport_device", 100),
        options.integer("viewport_width", 16, WIDEST),
        options.integer("viewport_height", 16, WIDEST),
        options.number("device_scale_factor", 0.5, 5),
        options.flag("viewport_mobile"),
        options.flag("viewport_has_touch"),
        options.flag("viewport_landscape", false));
  }

  private Area area() {
    options.exclude("selector", "full_page", "choose one part of the page.");
    options.exclude("clip_width", "full_page", "choose one part of the page.");
    options.exclude("clip_width", "selector", "choose one part of the page.");
    Area.FullPage fullPage =
        new Area.FullPage(
            options.flag("full_page_scroll", true),
            options.integer("full_page_scroll_delay", 0, 5000, 100),
            options.integer("full_page_scroll_by", 16, 10_000),
            options.integer("full_page_max_height", 1, TALLEST));
    String selector = options.text("selector", LONGEST_SELECTOR);
    Area.@Nullable Clip clip = clip();
    if (options.flag("full_page", false)) {
      return fullPage;
    }
    for (String name : List.of("scroll", "scroll_delay", "scroll_by", "max_height")) {
      options.need("full_page_" + name, false, "It needs full_page.");
    }
    if (selector != null) {
      return new Area.Element(selector);
    }
    return clip == null ? new Area.View() : clip;
  }

  private Area.@Nullable Clip clip() {
    Integer x = options.integer("clip_x", 0, TALLEST);
    Integer y = options.integer("clip_y", 0, TALLEST);
    Integer width = options.integer("clip_width", 1, WIDEST);
    Integer height = options.integer("clip_height", 1, TALLEST);
    if (x == null && y == null && width == null && height == null) {
      return null;
    }
    if (width == null || height == null) {
      options.fault("clip_width", "A clip needs clip_width and clip_height.");
      return null;
    }
    return new Area.Clip(x == null ? 0 : x, y == null ? 0 : y, width, height);
  }

  private Emulation emulation() {
    return new Emulation(
        options.flag("dark_mode", false),
        options.flag("reduced_motion", false),
        options.word("media_type", List.of("screen", "print")),
        timezone(options.text("timezone", 100)),
        locale(options.text("locale", 100)),
        geolocation());
  }

  /// Java reads offsets as time zones too; browsers do not.
  private @Nullable String timezone(@Nullable String name) {
    if (name == null) {
      return null;
    }
    String id =
        ZoneId.getAvailableZoneIds().stream()
            .filter(known -> known.equalsIgnoreCase(name) && !known.startsWith("SystemV/"))
            .findFirst()
            .orElse(null);
    if (id == null) {
      options.fault("timezone", "It is no time zone of the IANA list, such as Europe/Berlin.");
    }
    return id;
  }

  private @Nullable String locale(@Nullable String tag) {
    if (tag == null) {
      return null;
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      if (!locale.getLanguage().isEmpty()) {
        return locale.toLanguageTag();
      }
    } catch (IllformedLocaleException e) {
      // the fault below says it
    }
    options.fault("locale", "It is no language tag (BCP 47), such as de-AT.");
    return null;
  }

  private @Nullable Geolocation geolocation() {
    Double latitude = options.number("geolocation_latitude", -90, 90);
    Double longitude = options.number("geolocation_longitude", -180, 180);
    Double accuracy = options.number("geolocation_accuracy", 0, 1_000_000);
    if (latitude == null && longitude == null && accuracy == null) {
      return null;
    }
    if (latitude == null || longitude == null) {
      options.fault(
          "geolocation_latitude", "A place needs geolocation_latitude and geolocation_longitude.");
      return null;
    }
    return new Geolocation(latitude, longitude, accuracy == null ? 0 : accuracy);
  }

  private Waiting waiting() {
    List<WaitUntil> until = options.constants("wait_until", WaitUntil.class);
    int timeout = options.millis("timeout", 1, 300, 60);
    int delay = options.millis("delay", 0, 60, 0);
    if (delay >= timeout) {
      options.fault("delay", "It contradicts timeout, which ends the capture before.");
    }
    int navigation = options.millis("navigation_timeout", 1, 300, 30);
    if (options.has("navigation_timeout") && navigation > timeout) {
      options.fault("navigation_timeout", "It contradicts timeout, which ends the capture before.");
    }
    return new Waiting(
        until.isEmpty() ? List.of(WaitUntil.LOAD) : until,
        delay,
        options.text("wait_for_selector", LONGEST_SELECTOR),
        timeout,
        navigation,
        options.flag("best_effort", false));
  }

  private PageChanges changes() {
    return new PageChanges(
        options.texts("styles", LIST, LONGEST_CODE),
        options.texts("scripts", LIST, LONGEST_CODE),
        options.texts("click", LIST, LONGEST_SELECTOR),
        options.texts("hide_selectors", LIST, LONGEST_SELECTOR));
  }

  private Blocking blocking() {
    return new Blocking(
        options.flag("block_ads", false),
        options.flag("block_trackers", false),
        options.flag("block_cookie_banners", false),
        options.constants("block_resources", ResourceKind.class),
        options.texts("block_requests", LIST, LONGEST_SELECTOR));
  }
}
