package dev.pinhole.server.account;

/**
 * Messages to people about their own accounts. Each is put in the transaction of the change that it
 * is about, and sent when that has been committed.
 */
public interface AccountMail {

  /**
   * Whether addresses are asked to confirm that they are somebody's; otherwise they are believed.
   */
  boolean confirms();

  /** Asks the account's new address, if it has one that is not confirmed. */
  void confirm(long account);

  /** Tells the account's address that the password is another. */
  void passwordChanged(long account);

  /** Tells the former address that it is not the account's any more. */
  void emailChanged(long account, String former);
}
