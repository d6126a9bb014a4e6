package dev.pinhole.server.capture.internal.page;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/** What went wrong on a page by its console: uncaught errors first, then what it was told. */
final class ConsoleErrors {
  private static final int MOST = 50;
  private static final int LONGEST = 500;

  private ConsoleErrors() {}

  /** Playwright keeps the last 200 messages; nothing is sent here before it is asked for. */
  static List<String> of(Page page) {
    // an error's first line says what, the rest is its stack
    Stream<String> uncaught = page.pageErrors().stream().flatMap(error -> error.lines().limit(1));
    Stream<String> told =
        page.consoleMessages().stream()
            .filter(message -> message.type().equals("error"))
            .map(message -> message.text());
    return Stream.concat(uncaught, told)
        .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) : text)
        .limit(MOST)
        .toList();
  }
}
