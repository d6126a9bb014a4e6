package dev.pinhole.server.dialect.hastyimages;

import dev.pinhole.server.dialect.Dialect;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemForm.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is the same for all of its addresses. Problems read as Django REST Framework words them. */
@Component
@Speaks(HastyImages.NAME)
class HastyImages implements Dialect {
  static final String NAME = "hastyimages";

  private static final List<String> INVITATIONS = List.of("/invitation", "/api/invitations");
  private static final List<String> BY_LINK =
      List.of("/api/upload", "/api/images", "/api/files/policy", "/api/files/complete");

  /** Fields of this system; what our features call otherwise is told without a name. */
  private static final Set<String> FIELDS = Set.of("email", "filename", "file", "uploaded");

  @Override
  public List<String> paths() {
    return Stream.concat(INVITATIONS.stream(), BY_LINK.stream())
        .flatMap(path -> Stream.of(path, path + "/"))
        .toList();
  }

  @Override
  public Answer answer(ProblemException problem) {
    Object field = problem.properties().get("field");
    int status = problem.code().status();
    return status == 400 && field instanceof String name && FIELDS.contains(name)
        ? new Answer(status, Map.of(name, List.of(problem.detail())))
        : new Answer(status, Map.of("detail", problem.detail()));
  }

  /** Who comes by a link is a guest, whatever else the request shows. */
  @Override
  public @Nullable String credential(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return INVITATIONS.stream().anyMatch(path::startsWith)
        ? Dialect.schemed(request, "Bearer")
        : null;
  }
}
