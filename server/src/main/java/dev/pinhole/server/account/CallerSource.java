package dev.pinhole.server.account;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** A way other than an access token or API token of ours by which a request says who makes it. */
public interface CallerSource {

  /**
   * Returns null where the request has nothing of this kind; another may know.
   *
   * @throws dev.pinhole.server.platform.ProblemException where it has, and it is not valid
   */
  @Nullable Caller find(HttpServletRequest request);
}
