package dev.pinhole.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishTest {

  @Test
  void isPlainWithoutParameters() {
    assertThat(wish("k", "")).isEqualTo(Wish.PLAIN);
  }

  @Test
  void tellsWhatIsNoTransform() {
    Wish wish = wish("k", "auto=format&download=1&key=secret&exp=1&sig=x");
    assertThat(wish.transformed()).isFalse();
    assertThat(wish.auto()).isTrue();
    assertThat(wish.download()).isTrue();
    assertThat(wish.accessKey()).isEqualTo("secret");
    assertThat(wish.signed()).isTrue();
  }

  @Test
  void readsTransform() {
    Wish wish = wish("k.webp", "w=400&fm=webp");
    assertThat(wish.transformed()).isTrue();
    assertThat(wish.transform().width()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          colour=red         | colour
          w=0                | w
          w=100000           | w
          w=1e3              | w
          fm=exe             | fm
          auto=compress      | auto
          download=yes       | download
          exp=1800000000     | exp
          sig=abc            | sig
          w=1&zoom=2         | zoom
          """)
  void namesTheParameterAtFault(String query, String parameter) {
    assertThatThrownBy(() -> wish("k", query))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
              assertThat(problem.properties()).containsEntry("parameter", parameter);
            });
  }

  @Test
  void extensionAndFormatMustAgree() {
    assertThatThrownBy(() -> wish("k.png", "fm=webp"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.properties()).containsEntry("parameter", "fm"));
  }

  @Test
  void refusesUnknownExtensionNamingWhatIsKnown() {
    assertThatThrownBy(() -> ImagePath.of("k.exe"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.properties()).containsKey("accepted"));
  }

  private static Wish wish(String name, String query) {
    Map<String, String> parameters = QueryString.parse(query);
    return Wish.of(ImagePath.of(name), parameters);
  }
}
