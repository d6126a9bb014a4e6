package dev.pinhole.server.image.internal.upload;

import dev.pinhole.api.image.ImageSource;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.UploadTerms;
import dev.pinhole.server.image.internal.ImageFields;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Those of {@code POST /images}. */
@Component
class FieldTerms implements UploadTerms {
  private final UploadProperties limits;
  private final ImageFields read;

  FieldTerms(UploadProperties limits, ImageFields read) {
    this.limits = limits;
    this.read = read;
  }

  @Override
  public long maxFileBytes() {
    return limits.maxFileBytes();
  }

  @Override
  public Admission admission(long owner, ImageSource source, Map<String, String> fields) {
    return UploadFields.of(fields).admission(owner, source, read);
  }
}
