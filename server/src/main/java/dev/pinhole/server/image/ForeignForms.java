package dev.pinhole.server.image;

import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Upload forms with fields and files that have other names than those of {@code POST /images}. */
public interface ForeignForms {

  /**
   * Takes in a body: multipart/form-data, or one image as it is. It stands under the bounds of all
   * uploads.
   *
   * @param owner whose images the files are to be
   * @param isFile whether the form's field of this name is a file even if it has no file name
   * @return to be closed
   * @throws ProblemException where the body is malformed or too large; nothing is left of it
   */
  Form receive(long owner, HttpServletRequest request, Predicate<String> isFile) throws IOException;

  /**
   * The fields of a multipart/form-data body that has no files.
   *
   * @param maxBytes of the whole body
   * @throws ProblemException where it is malformed or too large
   */
  Map<String, String> fields(HttpServletRequest request, long maxBytes) throws IOException;

  /** What has arrived and waits to be admitted. Closing it lets go of what was not. */
  interface Form extends AutoCloseable {

    /** Those of the address, too; of a name that comes twice the first. */
    Map<String, String> fields();

    /** How many files there are. */
    int files();

    /**
     * Admits each file on its own, named as the client named it.
     *
     * @param admission what all of them are to be
     */
    default List<Result> admit(Admission admission) throws IOException {
      return admit(admission, admitted -> {});
    }

    /**
     * The same, together with changes of the caller's own.
     *
     * @param alongside as with {@link Library#admit(Arrival, Admission, Consumer)}
     */
    List<Result> admit(Admission admission, Consumer<Admitted> alongside) throws IOException;

    @Override
    void close();
  }

  /** What has come of a file. */
  sealed interface Result {

    /** As the client called it. */
    String name();
  }

  record Taken(String name, Admitted admitted) implements Result {}

  record Refused(String name, ProblemException problem) implements Result {}
}
