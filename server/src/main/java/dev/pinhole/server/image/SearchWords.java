package dev.pinhole.server.image;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people type to find images by their names and descriptions. */
public final class SearchWords {
  private static final int MAX_WORDS = 8;
  private static final int MAX_SEARCH = 200;

  private SearchWords() {}

  /**
   * The words of a search.
   *
   * @param q the query parameter {@code q}
   * @throws ProblemException where it is too long, or has too many words
   */
  public static List<String> of(@Nullable String q) {
    if (q == null || q.isBlank()) {
      return List.of();
    }
    if (q.length() > MAX_SEARCH) {
      throw invalid("more than " + MAX_SEARCH + " characters");
    }
    List<String> words =
        Arrays.stream(q.strip().split("\\s+", -1))
            .map(ImageName::visible)
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
    if (words.size() > MAX_WORDS) {
      throw invalid("more than " + MAX_WORDS + " words");
    }
    return words;
  }

  private static ProblemException invalid(String what) {
    return new ProblemException(ProblemCode.INVALID_PARAMETER, "q: It has " + what + ".")
        .with("parameter", "q");
  }
}
