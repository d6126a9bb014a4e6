package dev.pinhole.server.session;

import dev.pinhole.api.session.SessionView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * People who are signed in with a browser. Cookies are written when the answer to {@code request}
 * is sent, so the answer must not be on its way yet.
 */
public interface BrowserSessions {

  /**
   * Signs somebody in who has just shown who they are. A session that this browser had ends.
   *
   * @param way how they have shown it, for the audit trail; for example {@code passkey}
   * @throws dev.pinhole.server.platform.ProblemException where the account is disabled
   */
  SessionView start(long account, String way, HttpServletRequest request);

  /**
   * Who is signed in with the cookie of this request; empty where it has none that is valid, or
   * brings another credential, which counts instead.
   */
  Optional<SignedIn> current(HttpServletRequest request);

  /**
   * Notes that whoever is signed in has just shown again who they are.
   *
   * @param way as for {@link #start}
   * @throws dev.pinhole.server.platform.ProblemException where nobody is signed in
   */
  void prove(String way, HttpServletRequest request);

  /**
   * Signs out whoever is signed in with this browser.
   *
   * @throws dev.pinhole.server.platform.ProblemException where nobody is
   */
  void signOut(HttpServletRequest request);
}
