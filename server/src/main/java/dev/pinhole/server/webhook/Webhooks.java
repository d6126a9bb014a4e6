package dev.pinhole.server.webhook;

/** Sends events to addresses that account holders named. */
public interface Webhooks {

  /**
   * Sends an event, as soon as the transaction that this is called in has been committed, and again
   * with growing pauses until it is taken or given up.
   *
   * @param account whose secret signs it, and whose log shows it
   * @param url where to, already checked by {@link #checkUrl}
   * @param type for example {@code capture.done}
   * @param json the event's data, a JSON object
   */
  void send(long account, String url, String type, String json);

  /**
   * Refuses what no webhook can be sent to: not http or https, with credentials, too long, or an
   * address that policy refuses without resolving anything.
   *
   * @throws dev.pinhole.server.platform.ProblemException naming {@code parameter}
   */
  void checkUrl(String parameter, String url);
}
