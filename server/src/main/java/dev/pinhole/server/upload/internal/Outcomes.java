package dev.pinhole.server.upload.internal;

import dev.pinhole.api.Problem;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.image.ImageView;
import dev.pinhole.api.image.UploadResult;
import dev.pinhole.api.upload.UploadView;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.Uploader;
import dev.pinhole.server.upload.internal.StoredUpload.Outcome;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What has become of uploads, as those who sent them may see it. */
@Component
class Outcomes {
  private final Library library;
  private final JsonMapper json;

  Outcomes(Library library, JsonMapper json) {
    this.library = library;
    this.json = json;
  }

  UploadResult fresh(Uploader uploader, StoredUpload upload, Admitted admitted) {
    return result(uploader, upload, admitted.image(), admitted.duplicate());
  }

  /**
   * Of an upload that is over.
   *
   * @throws ProblemException the one it failed with, or where its image is gone
   */
  UploadResult result(Uploader uploader, StoredUpload upload) {
    Outcome outcome = Objects.requireNonNull(upload.outcome());
    String problem = outcome.problem();
    if (problem != null) {
      throw thrown(json.readValue(problem, Problem.class));
    }
    Image image = image(outcome).orElseThrow(UploadProblems::imageGone);
    return result(uploader, upload, image, outcome.duplicate());
  }

  UploadView view(Uploader uploader, StoredUpload upload) {
    Outcome outcome = Objects.requireNonNull(upload.outcome());
    String problem = outcome.problem();
    if (problem != null) {
      return UploadViews.failed(upload, json.readValue(problem, Problem.class));
    }
    ImageView image =
        image(outcome).map(found -> ShownImages.of(found, uploader, upload)).orElse(null);
    return UploadViews.done(upload, image, shown(uploader, outcome.duplicate()));
  }

  private Optional<Image> image(Outcome outcome) {
    return Optional.ofNullable(outcome.imageKey()).flatMap(library::find);
  }

  private static UploadResult result(
      Uploader uploader, StoredUpload upload, Image image, boolean duplicate) {
    return new UploadResult(
        upload.announcement().name(),
        ShownImages.of(image, uploader, upload),
        shown(uploader, duplicate),
        null);
  }

  /** That something was in somebody else's library before is not told. */
  private static boolean shown(Uploader uploader, boolean duplicate) {
    return duplicate && uploader.ownsLibrary();
  }

  private static ProblemException thrown(Problem problem) {
    ProblemException again = new ProblemException(code(problem), problem.detail());
    problem.properties().forEach(again::with);
    return again;
  }

  private static ProblemCode code(Problem problem) {
    return Arrays.stream(ProblemCode.values())
        .filter(code -> code.value().equals(problem.code()))
        .findFirst()
        .orElse(ProblemCode.UPLOAD_CLOSED);
  }
}
