package dev.pinhole.server;

import com.icegreen.greenmail.util.ServerSetup;

/** How mail servers of tests listen: on this machine only, and with time to start on a busy one. */
public final class SmtpSetup {
  private static final long START_MILLIS = 60_000;

  private SmtpSetup() {}

  /**
   * For a mail server on a port.
   *
   * @param port 0 for one that is free when it starts
   */
  public static ServerSetup on(int port) {
    ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(START_MILLIS);
    return setup;
  }
}
