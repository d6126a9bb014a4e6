package dev.pinhole.server.image;

import dev.pinhole.api.image.ImageSource;
import java.util.Map;

/** What an account may upload and say of it, the same whichever way the bytes come. */
public interface UploadTerms {

  /** Of one file. */
  long maxFileBytes();

  /**
   * What an image is to be, without a name.
   *
   * @param owner the account's number
   * @param fields by the names of {@code POST /images}: visibility, description, …
   * @throws dev.pinhole.server.platform.ProblemException naming the field that is wrong
   */
  Admission admission(long owner, ImageSource source, Map<String, String> fields);
}
