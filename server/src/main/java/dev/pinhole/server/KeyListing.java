package dev.pinhole.server;

import dev.pinhole.server.platform.KeyFiles;
import dev.pinhole.server.platform.KeyFiles.Listed;
import dev.pinhole.server.platform.KeyPurpose;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the commands {@code keys} and {@code replace-key} do and say. */
record KeyListing(KeyFiles keys, Clock clock, PrintStream out) {
  void list() throws IOException {
    for (Listed key : keys.list()) {
      out.printf(
          "%-14s %-9s %-10s %5s days  %-22s %s%n",
          key.purpose().word(),
          key.id(),
          key.madeAt().truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10),
          ChronoUnit.DAYS.between(key.madeAt(), clock.instant()),
          state(key),
          key.purpose().use());
    }
  }

  void replace(String word) throws IOException {
    KeyPurpose purpose =
        KeyPurpose.named(word)
            .orElseThrow(() ->
                new CommandLine.UsageException(
                    "there are no keys for " + word + ", but for " + purposes()));
    Listed key = keys.rotate(purpose, clock.instant());
    out.println("new key " + key.id() + " for " + purpose.word());
    out.println("What it ends: " + purpose.ends() + ".");
    out.println("Restart every server that has this directory of keys.");
  }

  private static String purposes() {
    return Arrays.stream(KeyPurpose.values())
        .map(KeyPurpose::word)
        .collect(Collectors.joining(", "));
  }

  private static String state(Listed key) {
    if (key.current()) {
      return "in use";
    }
    return key.purpose().keepsEarlier() ? "earlier, still counts" : "earlier, without use";
  }
}
