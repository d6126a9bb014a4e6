package dev.pinhole.server.capture.internal.page;

/**
 * A pattern of addresses: {@code *} is any characters, everything else itself. Takes time in the
 * product of both lengths at worst, whatever the pattern.
 */
record AddressPattern(String pattern) {
  private static final int LONGEST = 2048;

  /** Looks at the beginning of a long address: a page may ask for any number of megabytes each. */
  boolean matches(String address) {
    return matchesAll(address.length() > LONGEST ? address.substring(0, LONGEST) : address);
  }

  private boolean matchesAll(String address) {
    int star = -1;
    int resume = 0;
    int p = 0;
    int a = 0;
    while (a < address.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = a;
      } else if (p < pattern.length() && pattern.charAt(p) == address.charAt(a)) {
        p++;
        a++;
      } else if (star >= 0) {
        // only the last star needs to give way: what came before it has the shortest match already
        p = star + 1;
        a = ++resume;
      } else {
        return false;
      }
    }
    return pattern.substring(p).chars().allMatch(c -> c == '*');
  }
}
