package dev.pinhole.server.factor;

import java.io.PrintStream;

/** What an operator can have done where no admin can sign in any more. */
public interface FactorMaintenance {

  /**
   * Removes an account's second factor, so that its password alone signs in again.
   *
   * @param username or the account's e-mail address
   * @return whether there was one
   */
  boolean remove(String username, PrintStream out);
}
