package dev.pinhole.server.blob;

import java.util.List;

/**
 * Counts that a feature keeps beside what it counts, for the check of the whole store to recount.
 * Each bean of this type is asked.
 */
public interface KeptCounts {

  /** For people: {@code usage of accounts}. */
  String name();

  /**
   * Recounts everything, also while others change it.
   *
   * @param repair whether to set right what is wrong
   * @return what was wrong
   */
  List<Wrong> check(boolean repair);

  /**
   * A count that was wrong.
   *
   * @param what was counted: {@code account 12}
   * @param detail what the count was and should have been
   */
  record Wrong(String what, String detail) {}
}
