package dev.pinhole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How long it takes to compare a secret must not tell how much of it was right: only {@code
 * MessageDigest.isEqual} compares secrets. Read from the sources, as byte code no longer has the
 * names.
 */
class SecretComparisonTest {
  private static final String SECRET =
      "(?:\\w*(?:[sS]ecret|[tT]oken|[sS]ignature|[pP]assword|[hH]ash|[mM]ac|[dD]igest|[cC]redential|"
          + "[cC]ode|[nN]once|[vV]erifier)(?:\\(\\))?)";

  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\b"
              + SECRET
              + "\\.(?:equals|contentEquals|equalsIgnoreCase|compareTo)\\("
              + "|(?:Arrays|Objects)\\.equals\\([^;]*?"
              + SECRET
              + "[^;]*?\\)"
              + "|\\.equals\\((?:\\w+\\.)*"
              + SECRET
              + "\\)");

  /** Where nothing is secret: file and place of the comparison, and why. */
  private static final Map<String, String> ALLOWED =
      Map.of(
          "ChunkCheck.java: hash.equals(", "of stored bytes, both ours",
          "Outcomes.java: .equals(problem.code())", "which problem it was",
          "Rebuilt.java: hash().equals(", "both stored: which token it is",
          "Answers.java: getErrorCode().equals(", "the name of an error",
          "DevicePolling.java: getErrorCode().equals(", "the name of an error",
          "Invitations.java: Objects.equals(terms.passwordHash(), known.terms()",
              "both stored: whether the password was changed");

  @Test
  void onlyInConstantTime() throws IOException {
    List<String> found = new ArrayList<>();
    for (String module : List.of("server", "api", "client")) {
      try (Stream<Path> sources = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
          COMPARISON
              .matcher(Files.readString(source))
              .results()
              .map(MatchResult::group)
              .map(text -> source.getFileName() + ": " + text)
              .filter(place -> !ALLOWED.containsKey(place))
              .forEach(found::add);
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void findsWhatItLooksFor() {
    assertThat(
            List.of(
                "token.equals(shown)",
                "row.secretHash().equals(other)",
                "Arrays.equals(mac, expected)",
                "shown.equals(row.tokenHash())",
                "expectedSignature.contentEquals(x)"))
        .allMatch(text -> COMPARISON.matcher(text).find());
    assertThat(List.of("name.equals(other)", "MessageDigest.isEqual(mac, other)"))
        .noneMatch(text -> COMPARISON.matcher(text).find());
  }
}
