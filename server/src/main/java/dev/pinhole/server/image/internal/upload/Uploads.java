package dev.pinhole.server.image.internal.upload;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.UploadAnswer;
import dev.pinhole.api.image.UploadResult;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.ImageViews;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.internal.ImageFields;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.RepeatableAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Admits the files of a request, each on its own. */
@Component
class Uploads {
  private final Library library;
  private final ImageFields fields;
  private final JsonMapper json;

  Uploads(Library library, ImageFields fields, JsonMapper json) {
    this.library = library;
    this.fields = fields;
    this.json = json;
  }

  /**
   * @throws ProblemException where the fields are wrong, and where the only file is refused
   */
  RepeatableAnswer take(Caller caller, Received received) throws IOException {
    if (received.files().isEmpty()) {
      throw new ProblemException(
          ProblemCode.INVALID_REQUEST, "There is no file; send at least one part named file.");
    }
    Admission admission =
        received.fields().admission(caller.accountId(), ImageSource.UPLOAD, fields);
    String name = received.files().size() == 1 ? received.fields().name() : null;
    List<Outcome> outcomes = new ArrayList<>();
    for (ReceivedFile file : received.files()) {
      outcomes.add(outcome(file, admission.named(name == null ? file.name() : name)));
    }
    return answer(outcomes);
  }

  /**
   * The answer about one file that was fetched.
   *
   * @param admission named already
   * @throws ProblemException where it is refused
   */
  RepeatableAnswer take(ReceivedFile.Staged file, Admission admission) throws IOException {
    return answer(List.of(admit(file, admission)));
  }

  private Outcome outcome(ReceivedFile file, Admission admission) throws IOException {
    return switch (file) {
      case ReceivedFile.Refused(String name, ProblemException problem) ->
          new Outcome.Refused(name, problem);
      case ReceivedFile.Staged staged -> admit(staged, admission);
    };
  }

  private Outcome admit(ReceivedFile.Staged file, Admission admission) throws IOException {
    try {
      return new Outcome.Taken(file.name(), library.admit(file.arrival(), admission));
    } catch (ProblemException e) {
      return new Outcome.Refused(file.name(), e);
    }
  }

  private RepeatableAnswer answer(List<Outcome> outcomes) {
    if (outcomes.size() == 1 && outcomes.getFirst() instanceof Outcome.Refused refused) {
      throw refused.problem();
    }
    List<UploadResult> results = outcomes.stream().map(Outcome::result).toList();
    boolean isFinal = outcomes.stream().allMatch(Outcome::isFinal);
    return new RepeatableAnswer(
        status(outcomes), json.writeValueAsString(new UploadAnswer(results)), isFinal);
  }

  private static int status(List<Outcome> outcomes) {
    if (outcomes.stream().anyMatch(o -> o instanceof Outcome.Refused)) {
      return 207;
    }
    return outcomes.stream().allMatch(Outcome::isDuplicate) ? 200 : 201;
  }

  private sealed interface Outcome {
    UploadResult result();

    record Taken(String name, Admitted admitted) implements Outcome {
      @Override
      public UploadResult result() {
        return new UploadResult(name, ImageViews.of(admitted.image()), admitted.duplicate(), null);
      }
    }

    record Refused(String name, ProblemException problem) implements Outcome {
      @Override
      public UploadResult result() {
        return new UploadResult(name, null, null, problem.toProblem());
      }
    }

    default boolean isDuplicate() {
      return this instanceof Taken taken && taken.admitted().duplicate();
    }

    default boolean isFinal() {
      return !(this instanceof Refused refused) || refused.problem().code().status() < 500;
    }
  }
}
