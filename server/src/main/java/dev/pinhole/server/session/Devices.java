package dev.pinhole.server.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** Browsers that people have had remembered: they stand for the code of the second factor. */
public interface Devices {

  /**
   * Whether this browser has been remembered for this account, and neither time, nor a new
   * password, nor its owner has ended that.
   *
   * @param device {@link dev.pinhole.server.account.Visit#device}
   */
  boolean knows(long account, @Nullable String device);

  /**
   * Remembers this browser for 30 days. To be called for somebody who has just shown the second
   * factor, before the answer is on its way.
   */
  void remember(long account, HttpServletRequest request, HttpServletResponse response);

  /** To be called where codes begin to be asked for: what was remembered before has shown none. */
  void forgetAll(long account);
}
