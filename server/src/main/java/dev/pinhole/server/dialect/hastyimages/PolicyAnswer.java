package dev.pinhole.server.dialect.hastyimages;

import dev.pinhole.server.invitation.LinkVisit.Awaited;
import java.util.UUID;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Where to send a file: the document calls the address {@code url}, and {@code upload_link} too.
 */
@JsonNaming(SnakeCaseStrategy.class)
record PolicyAnswer(
    String key,
    String fileBucketPath,
    long fileId,
    String filename,
    String url,
    String uploadLink,
    UUID token) {

  static PolicyAnswer of(UUID token, Awaited file) {
    return new PolicyAnswer(
        file.key(),
        BucketPath.of(token, Long.toString(file.number()), file.name()),
        file.number(),
        file.name(),
        file.url(),
        file.url(),
        token);
  }

  /** Neither address nor token: each lets in whoever has it. */
  @Override
  public String toString() {
    return "PolicyAnswer[" + fileId + "]";
  }
}
