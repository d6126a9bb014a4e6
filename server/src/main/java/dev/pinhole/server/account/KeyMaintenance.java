package dev.pinhole.server.account;

/** What an operator can have done to the keys that sign access tokens. */
public interface KeyMaintenance {

  /**
   * Makes a new key, which signs from now on; a running server takes it up within a minute. Those
   * signed by older keys go on until their hour is over.
   *
   * @return the new key's id
   */
  String rotate();
}
