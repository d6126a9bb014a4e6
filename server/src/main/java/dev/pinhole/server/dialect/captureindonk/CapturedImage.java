package dev.pinhole.server.dialect.captureindonk;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A capture as these programs know it.
 *
 * @param awsPath opens the picture for whoever has it; null until there is one, and when it is gone
 * @param capturedAt as in RFC 1123; null until it has been captured
 * @param createdAt as in RFC 1123
 * @param isCaptured 1 for yes, 0 for no
 * @param status 0 while it waits or is taken, 1 when it was captured, 2 when it never will be
 * @param url null for a document that was sent along with a capture of Pinhole's own
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record CapturedImage(
    @Nullable String awsPath,
    @Nullable String capturedAt,
    String createdAt,
    String filename,
    String imgKey,
    int isCaptured,
    int status,
    @Nullable String url) {

  /** Not the link: it opens the picture. */
  @Override
  public String toString() {
    return "CapturedImage[" + imgKey + "]";
  }
}
