package dev.pinhole.server.account;

import dev.pinhole.server.TestApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An operation as {@code /openapi.json} describes it.
 *
 * @param scope what it says that a caller needs; null where it names none
 * @param media types of a body; one even where none is described
 * @param forPeople whether it says that no program can do it
 */
record DescribedOperation(
    String method,
    String path,
    @Nullable String scope,
    List<String> media,
    boolean hasProblems,
    boolean forPeople) {
  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete", "options");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final String JSON = "application/json";

  static List<DescribedOperation> all(TestApi api) {
    JsonNode paths = api.get("/openapi.json").expect(200).json().path("paths");
    List<DescribedOperation> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
        if (METHODS.contains(entry.getKey())) {
          found.add(of(entry.getKey().toUpperCase(Locale.ROOT), path.getKey(), entry.getValue()));
        }
      }
    }
    return found;
  }

  private static DescribedOperation of(String method, String path, JsonNode described) {
    Stream<String> scopes =
        described
            .path("security")
            .valueStream()
            .flatMap(JsonNode::valueStream)
            .flatMap(JsonNode::valueStream)
            .map(JsonNode::asString);
    List<String> media =
        described
            .path("requestBody")
            .path("content")
            .propertyStream()
            .map(Map.Entry::getKey)
            .toList();
    return new DescribedOperation(
        method,
        path,
        scopes.findFirst().orElse(null),
        media.isEmpty() ? List.of(JSON) : media,
        described.at("/responses/default/content/application~1problem+json").isObject(),
        described.path("description").asString("").contains("No program can do this"));
  }

  /** As it stands in lists: {@code GET /api/v1/account}. */
  String name() {
    return method + " " + path;
  }

  boolean isSafe() {
    return SAFE.contains(method);
  }

  boolean isOfGuests() {
    return path.startsWith("/api/v1/guest/");
  }

  boolean namesAThing() {
    return path.contains("{");
  }

  /** The thing that the path is about: {@code /api/v1/images/{key}} of all below it. */
  Optional<String> thing() {
    int end = path.indexOf('}');
    return end < 0 ? Optional.empty() : Optional.of(path.substring(0, end + 1));
  }
}
