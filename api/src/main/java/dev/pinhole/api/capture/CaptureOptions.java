package dev.pinhole.api.capture;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a page is to be photographed. Names and meanings of the single options: {@link
/// CaptureOptionsReader}.
///
/// @param animation null for a still picture
public record CaptureOptions(
    Subject subject,
    Viewport viewport,
    Area area,
    Output output,
    Emulation emulation,
    Waiting waiting,
    PageChanges changes,
    Blocking blocking,
    Identity identity,
    FailOn failOn,
    @Nullable Animation animation) {

  /// What is photographed.
  public sealed interface Subject {
    /// A page on the web, `http` or `https`.
    record Url(String url) implements Subject {}

    /// A document that is sent along.
    record Html(String html) implements Subject {}

    /// A text that is sent along, in CommonMark.
    record Markdown(String markdown) implements Subject {}
  }

  /// The window.
  ///
  /// @param device a named device, whose other values hold where none is given here; else null
  /// @param width in CSS pixels; null for the device's, or 1280
  /// @param height in CSS pixels; null for the device's, or 1024
  /// @param scale device pixels for each CSS pixel; null for the device's, or 1
  /// @param mobile whether the page's viewport meta tag counts; null for the device's, or false
  /// @param touch null for the device's, or false
  /// @param landscape whether width and height of the device change places
  public record Viewport(
      @Nullable String device,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable Double scale,
      @Nullable Boolean mobile,
      @Nullable Boolean touch,
      boolean landscape) {}

  /// Which part of the page.
  public sealed interface Area {
    /// What the window shows.
    record View() implements Area {}

    /// All of the page.
    ///
    /// @param scroll whether to scroll through it first, so that lazy images load
    /// @param scrollDelayMillis between two steps
    /// @param scrollBy CSS pixels of a step; null for the window's height
    /// @param maxHeight CSS pixels after which the picture ends; null for the server's bound
    record FullPage(
        boolean scroll,
        int scrollDelayMillis,
        @Nullable Integer scrollBy,
        @Nullable Integer maxHeight)
        implements Area {}

    /// The first element that matches, in CSS, wherever it is on the page.
    record Element(String selector) implements Area {}

    /// A rectangle of the page, in CSS pixels from its upper left corner.
    record Clip(int x, int y, int width, int height) implements Area {}
  }

  /// What the file is.
  ///
  /// @param quality 1 to 100, of lossy formats; null for the format's usual
  /// @param imageWidth pixels to scale to; null to keep, or by the height
  /// @param imageHeight pixels to scale to; null to keep, or by the width
  /// @param omitBackground transparent where the page has no background (PNG, WebP, AVIF)
  /// @param pdf of PDF only
  public record Output(
      CaptureFormat format,
      @Nullable Integer quality,
      @Nullable Integer imageWidth,
      @Nullable Integer imageHeight,
      boolean omitBackground,
      Pdf pdf) {}

  /// A PDF's paper.
  ///
  /// @param paper `a0` to `a6`, `letter`, `legal`, `tabloid`, `ledger`
  /// @param fitOnePage one page as long as the document
  public record Pdf(String paper, boolean landscape, boolean background, boolean fitOnePage) {}

  /// What the page believes.
  ///
  /// @param media `screen` or `print`; null for the output's usual
  /// @param timezone IANA name; null for UTC
  /// @param locale BCP 47; null for `en-US`
  public record Emulation(
      boolean darkMode,
      boolean reducedMotion,
      @Nullable String media,
      @Nullable String timezone,
      @Nullable String locale,
      @Nullable Geolocation geolocation) {}

  /// A place on Earth, in degrees (WGS 84) and metres.
  public record Geolocation(double latitude, double longitude, double accuracy) {}

  /// When the picture is taken.
  ///
  /// @param until all of these must have come
  /// @param delayMillis further on
  /// @param forSelector an element that must be visible; null for none
  /// @param timeoutMillis for the whole capture, from the moment the browser begins
  /// @param navigationTimeoutMillis for what `until` names
  /// @param bestEffort whether what there is at a timeout is photographed instead of failing
  public record Waiting(
      List<WaitUntil> until,
      int delayMillis,
      @Nullable String forSelector,
      int timeoutMillis,
      int navigationTimeoutMillis,
      boolean bestEffort) {
    public Waiting {
      until = List.copyOf(until);
    }
  }

  /// What is done to the page before the picture, in this order.
  ///
  /// @param styles CSS that is added
  /// @param scripts JavaScript that runs in the page, one after the other
  /// @param click elements that are clicked, one after the other
  /// @param hideSelectors elements that become invisible
  public record PageChanges(
      List<String> styles, List<String> scripts, List<String> click, List<String> hideSelectors) {
    public PageChanges {
      styles = List.copyOf(styles);
      scripts = List.copyOf(scripts);
      click = List.copyOf(click);
      hideSelectors = List.copyOf(hideSelectors);
    }
  }

  /// What the page may not load.
  ///
  /// @param resources kinds of resources
  /// @param requests patterns of addresses, `*` for any characters
  public record Blocking(
      boolean ads,
      boolean trackers,
      boolean cookieBanners,
      List<ResourceKind> resources,
      List<String> requests) {
    public Blocking {
      resources = List.copyOf(resources);
      requests = List.copyOf(requests);
    }
  }

  /// As whom the page is asked for.
  ///
  /// @param headers sent with every request to the page's own origin; names in lower case
  /// @param basic user and password of HTTP basic authentication, for the page's own origin
  public record Identity(
      Map<String, String> headers,
      List<PageCookie> cookies,
      @Nullable String userAgent,
      @Nullable Basic basic) {
    public Identity {
      headers = Map.copyOf(headers);
      cookies = List.copyOf(cookies);
    }

    /// Without what may be a secret.
    @Override
    public String toString() {
      return "Identity[headers=%s, cookies=%s, userAgent=%s, basic=%s]"
          .formatted(headers.keySet(), cookies, userAgent, basic);
    }
  }

  /// HTTP basic authentication (RFC 7617).
  public record Basic(String username, String password) {
    @Override
    public String toString() {
      return "Basic[***]";
    }
  }

  /// A cookie (RFC 6265).
  ///
  /// @param domain null for the page's own
  public record PageCookie(
      String name,
      String value,
      @Nullable String domain,
      String path,
      boolean secure,
      boolean httpOnly) {
    @Override
    public String toString() {
      return "PageCookie[%s=***]".formatted(name);
    }
  }

  /// What makes a capture fail instead of being taken.
  ///
  /// @param statuses HTTP statuses of the page
  /// @param content texts that must not be on the page
  /// @param missingContent texts that must be
  /// @param missingSelector whether `hide_selectors` and `click` must find something; an element to
  ///   photograph or wait for always must
  public record FailOn(
      List<StatusRange> statuses,
      List<String> content,
      List<String> missingContent,
      boolean missingSelector) {
    public FailOn {
      statuses = List.copyOf(statuses);
      content = List.copyOf(content);
      missingContent = List.copyOf(missingContent);
    }
  }

  /// HTTP statuses, both ends included.
  public record StatusRange(int from, int to) {
    public boolean contains(int status) {
      return status >= from && status <= to;
    }
  }

  /// A film of the page: it is scrolled through (`scroll`), or stays as it is (`still`).
  ///
  /// @param durationMillis of the film
  /// @param framesPerSecond 1 to 30
  public record Animation(boolean scroll, int durationMillis, int framesPerSecond) {}
}
