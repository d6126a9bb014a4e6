package dev.pinhole.server.upload.internal.tus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.Announcement;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {

  @Test
  void readsWhatUploadWidgetsSend() {
    String header =
        TusApi.metadata(
            "relativePath",
            "null",
            "name",
            "Dünen.jpg",
            "type",
            "image/jpeg",
            "filetype",
            "image/jpeg",
            "filename",
            "Dünen.jpg",
            "visibility",
            "public");
    assertThat(announced(header))
        .isEqualTo(
            new Announcement("Dünen.jpg", 7, "image/jpeg", null, Map.of("visibility", "public")));
  }

  @Test
  void goesWithoutNameAndType() {
    assertThat(announced(null))
        .isEqualTo(new Announcement("image", 7, "application/octet-stream", null, Map.of()));
    assertThat(announced("filename,filetype bm9uZQ==").name()).isEqualTo("image");
  }

  @Test
  void cleansNames() {
    assertThat(announced(TusApi.metadata("filename", "../../etc/pass\nwd")).name())
        .isEqualTo("passwd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a !", "a gA==", "a YQ==,a YQ==", "a YQ==,", " ,", "\u00e4 YQ==", "a YQ== YQ=="})
  void refuses(String header) {
    assertThatThrownBy(() -> announced(header)).isInstanceOf(ProblemException.class);
  }

  @Test
  void isShownAgainWithoutSecrets() {
    String open = TusApi.metadata("filename", "a.png", "visibility", "public");
    String secret = TusApi.metadata("accessKey", "open sesame");

    assertThat(Metadata.withoutSecrets(secret + ", " + open)).isEqualTo(" " + open);
    assertThat(Metadata.withoutSecrets(open + "," + secret)).isEqualTo(open);
    assertThat(Metadata.withoutSecrets(secret)).isNull();
    assertThat(Metadata.withoutSecrets(null)).isNull();
  }

  @Test
  void isBounded() {
    StringBuilder keys = new StringBuilder("k0");
    for (int i = 1; i < 40; i++) {
      keys.append(",k").append(i);
    }
    assertThatThrownBy(() -> announced(keys.toString())).hasMessageContaining("more than 32 keys");
    assertThatThrownBy(() -> announced("a " + "A".repeat(20_000)))
        .hasMessageContaining("characters");
  }

  private static Announcement announced(@Nullable String header) {
    return Metadata.parse(header).announcement(7);
  }
}
