package dev.pinhole.server.dialect.imageconverter;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.ForeignForms.Refused;
import dev.pinhole.server.image.ForeignForms.Result;
import dev.pinhole.server.image.ForeignForms.Taken;
import dev.pinhole.server.platform.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What has come of the files: a member for each image under its number, and one for each file that
 * was refused under {@code refused-N}, N its place in the request from 1 on, which no image has for
 * its number.
 */
final class Created {
  private static final String REFUSED = "refused-";

  private Created() {}

  /**
   * @throws ProblemException where no file was taken: one's own, or that of all where it is the
   *     same
   */
  static Map<String, Object> of(List<Result> results) {
    List<ProblemException> problems = problems(results);
    if (problems.size() < results.size()) {
      return members(results);
    }
    ProblemException first = problems.getFirst();
    throw results.size() == 1 ? first : Complaints.said(common(problems), members(results));
  }

  private static List<ProblemException> problems(List<Result> results) {
    return results.stream()
        .filter(Refused.class::isInstance)
        .map(result -> ((Refused) result).problem())
        .toList();
  }

  private static ProblemException common(List<ProblemException> problems) {
    ProblemException first = problems.getFirst();
    return problems.stream().allMatch(problem -> problem.code() == first.code())
        ? first
        : new ProblemException(ProblemCode.INVALID_REQUEST, "No file could be taken.");
  }

  private static Map<String, Object> members(List<Result> results) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < results.size(); i++) {
      switch (results.get(i)) {
        case Taken(String name, Admitted admitted) ->
            members.putIfAbsent(Long.toString(admitted.image().number()), new Child(name));
        case Refused(String name, ProblemException problem) ->
            members.put(REFUSED + (i + 1), new NotTaken(name, problem.detail()));
      }
    }
    return members;
  }

  record NotTaken(String name, String error) {}
}
