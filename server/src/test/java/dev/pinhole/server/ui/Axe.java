package dev.pinhole.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** axe-core, which looks a page over for what keeps people out. */
final class Axe {
  private static final Path SCRIPT = Path.of("../web/node_modules/axe-core/axe.min.js");

  private static final String RUN =
      """
      async () => {
        const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
        const found = await axe.run(document, { runOnly: levels });
        const told = rule => rule.id + ': ' + rule.nodes.map(node => node.html + ' ' + node.failureSummary);
        return { passes: found.passes.map(rule => rule.id), violations: found.violations.map(told) };
      }
      """;

  private final Page page;

  Axe(Page page) throws IOException {
    this.page = page;
    // Not by the page itself, which may load nothing but its own.
    page.evaluate(Files.readString(SCRIPT));
  }

  /** What breaks WCAG 2.2, level A or AA. */
  List<String> violations() {
    Map<?, ?> found = (Map<?, ?>) page.evaluate(RUN);
    // No more, since behind an open dialog there is nothing for it.
    assertThat(list(found, "passes")).contains("color-contrast");
    return list(found, "violations");
  }

  private static List<String> list(Map<?, ?> found, String name) {
    List<?> list = (List<?>) Objects.requireNonNull(found.get(name));
    return list.stream().map(String::valueOf).toList();
  }
}
