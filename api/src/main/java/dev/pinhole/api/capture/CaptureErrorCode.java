package dev.pinhole.api.capture;

import java.util.Locale;

/// Why a capture failed. Stable, for programs; a code keeps its meaning.
public enum CaptureErrorCode {
  /// The page's name does not resolve.
  DNS(true),
  /// The page's address is not one that this server may go to.
  REFUSED_BY_POLICY(false),
  /// The page's server does not answer, or hung up.
  CONNECTION(true),
  /// The certificate of the page's server is not valid.
  TLS(false),
  /// The page, or what was waited for on it, did not come in time.
  TIMEOUT(true),
  /// The page answered with a status that was to fail the capture.
  HTTP_STATUS(false),
  /// The page has, or lacks, a text that was to fail the capture.
  CONTENT(false),
  /// An element that was asked for is not there, or cannot be seen.
  SELECTOR(false),
  /// The address leads to a download, or to something that no browser shows.
  NOT_A_PAGE(false),
  /// More redirects than a browser follows.
  REDIRECTS(false),
  /// The page, its resources or the picture exceed a bound.
  TOO_LARGE(false),
  /// A script that was sent along failed.
  SCRIPT(false),
  /// The browser crashed or hung.
  BROWSER(true),
  /// The account whose capture it is has been disabled or is gone.
  ACCOUNT(false),
  /// The account keeps as much as it may, so that there is no room for the picture.
  QUOTA(false),
  /// A fault of the server's own.
  INTERNAL(true);

  private final boolean retried;

  CaptureErrorCode(boolean retried) {
    this.retried = retried;
  }

  /// Whether the same capture may go well a little later, so that it is tried again.
  public boolean retried() {
    return retried;
  }

  /// As it stands in JSON, for example `refused-by-policy`.
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
