package dev.pinhole.server.image;

import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Upload forms with fields and files that have other names than those of {@code POST /images}. */
public interface ForeignForms {

  /**
   * Takes in a body: multipart/form-data, or one image as it is. It stands under the bounds of all
   * uploads.
   *
   * @param owner whose images the files are to be
   * @return to be closed
   * @throws ProblemException where the body is malformed or too large; nothing is left of it
   */
  Form receive(long owner, HttpServletRequest request, FileFields files) throws IOException;

  /**
   * The fields of a multipart/form-data body that has no files.
   *
   * @param maxBytes of the whole body
   * @throws ProblemException where it is malformed or too large
   */
  Map<String, String> fields(HttpServletRequest request, long maxBytes) throws IOException;

  /** Which fields of a form are files, and how those are sent. */
  @FunctionalInterface
  interface FileFields {

    /** Whether the field of this name is a file even if it has no file name. */
    boolean isFile(String name);

    /**
     * The file in what is sent of such a field, or of one with a file name.
     *
     * @param sent can be marked
     * @return null where it is a field after all; then nothing may have been read
     */
    default @Nullable InputStream open(InputStream sent) throws IOException {
      return sent;
    }
  }

  /** What has arrived and waits to be admitted. Closing it lets go of what was not. */
  interface Form extends AutoCloseable {

    /** Those of the address, too; of a name that comes twice the first. */
    Map<String, String> fields();

    /** How many files there are. */
    int files();

    /**
     * Admits each file on its own, named as the client named it unless the admission has a name.
     *
     * @param admission what all of them are to be
     */
    default List<Result> admit(Admission admission) throws IOException {
      return admit(admission, _ -> {});
    }

    /**
     * The same, together with changes of the caller's own.
     *
     * @param alongside for each image that is taken, as {@link Library#admit(Arrival, Admission,
     *     Consumer)} has it
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
