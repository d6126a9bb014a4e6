package dev.pinhole.server.image.internal.upload;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.UploadAnswer;
import dev.pinhole.api.image.UploadResult;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.Arrival;
import dev.pinhole.server.image.ForeignForms.Refused;
import dev.pinhole.server.image.ForeignForms.Result;
import dev.pinhole.server.image.ForeignForms.Taken;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.ImageViews;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.internal.ImageFields;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.RepeatableAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
  RepeatableAnswer take(Caller caller, Received<UploadFields> received) throws IOException {
    if (received.files().isEmpty()) {
      throw new ProblemException(
          ProblemCode.INVALID_REQUEST, "There is no file; send at least one part named file.");
    }
    Admission admission =
        received.fields().admission(caller.accountId(), ImageSource.UPLOAD, fields);
    String name = received.files().size() == 1 ? received.fields().name() : null;
    List<Result> results = new ArrayList<>();
    for (ReceivedFile file : received.files()) {
      results.add(admit(file, admission.named(name == null ? file.name() : name)));
    }
    return answer(results);
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

  /**
   * Admits a file.
   *
   * @param admission named already
   */
  Result admit(ReceivedFile file, Admission admission) throws IOException {
    return admit(file, admission, _ -> {});
  }

  /**
   * The same, together with changes of the caller's own.
   *
   * @param alongside as {@link Library#admit(Arrival, Admission, Consumer)} has it
   */
  Result admit(ReceivedFile file, Admission admission, Consumer<Admitted> alongside)
      throws IOException {
    return switch (file) {
      case ReceivedFile.Refused(String name, ProblemException problem) ->
          new Refused(name, problem);
      case ReceivedFile.Staged staged -> admit(staged, admission, alongside);
    };
  }

  private Result admit(ReceivedFile.Staged file, Admission admission, Consumer<Admitted> alongside)
      throws IOException {
    try {
      return new Taken(file.name(), library.admit(file.arrival(), admission, alongside));
    } catch (ProblemException e) {
      return new Refused(file.name(), e);
    }
  }

  private RepeatableAnswer answer(List<Result> results) {
    if (results.size() == 1 && results.getFirst() instanceof Refused refused) {
      throw refused.problem();
    }
    List<UploadResult> shown = results.stream().map(Uploads::shown).toList();
    boolean isFinal = results.stream().allMatch(Uploads::isFinal);
    return new RepeatableAnswer(
        status(results), json.writeValueAsString(new UploadAnswer(shown)), isFinal);
  }

  private static int status(List<Result> results) {
    if (results.stream().anyMatch(result -> result instanceof Refused)) {
      return 207;
    }
    return results.stream().allMatch(Uploads::isDuplicate) ? 200 : 201;
  }

  private static UploadResult shown(Result result) {
    return switch (result) {
      case Taken(String name, Admitted(Image image, boolean duplicate)) ->
          new UploadResult(name, ImageViews.of(image), duplicate, null);
      case Refused(String name, ProblemException problem) ->
          new UploadResult(name, null, null, problem.toProblem());
    };
  }

  private static boolean isDuplicate(Result result) {
    return result instanceof Taken taken && taken.admitted().duplicate();
  }

  private static boolean isFinal(Result result) {
    return !(result instanceof Refused refused) || refused.problem().code().status() < 500;
  }
}
