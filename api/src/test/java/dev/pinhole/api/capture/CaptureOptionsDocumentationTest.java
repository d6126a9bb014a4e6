package dev.pinhole.api.capture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of options is the options that there are. */
class CaptureOptionsDocumentationTest {
  private static final Path PAGE = Path.of("..", "docs", "captures.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

  @Test
  void namesEveryOptionAndNoOther() throws Exception {
    TreeSet<String> documented =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .map(row -> row.group(1))
            .collect(toCollection(TreeSet::new));
    assertThat(documented).isEqualTo(new TreeSet<>(CaptureOptionsReader.names()));
  }
}
