package dev.pinhole.server.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** All captures of an account are done, with an image for each and no other. */
final class OnceEach {
  private OnceEach() {}

  /**
   * @param ids of all that were submitted, of pages that differ
   */
  static void require(CaptureApi captures, List<String> ids) {
    Set<String> done = new HashSet<>();
    Set<String> images = new HashSet<>();
    for (JsonNode capture : captures.list("/api/v1/captures")) {
      assertThat(capture.path("state").asString()).as(capture.toString()).isEqualTo("done");
      done.add(capture.path("id").asString());
      images.add(capture.path("image").path("key").asString());
      String url = capture.path("url").asString();
      assertThat(captures.list("/api/v1/captures/timeline?url=" + url)).as(url).hasSize(1);
    }
    assertThat(done).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(images).hasSize(ids.size());
    assertThat(captures.list("/api/v1/images?source=capture"))
        .extracting(image -> image.path("key").asString())
        .containsExactlyInAnyOrderElementsOf(images);
  }
}
