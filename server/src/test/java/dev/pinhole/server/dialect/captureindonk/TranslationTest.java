package dev.pinhole.server.dialect.captureindonk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.dialect.Fields;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has one form here and another there. */
class TranslationTest {

  @Test
  void tokensHave32LettersAndDigits() {
    String token = "ph_" + Ids.next();
    assertThat(TokenKey.shown(token)).matches("[0-9A-Za-z]{32}");
    assertThat(TokenKey.read(TokenKey.shown(token))).isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ph_0123456789012345678901",
        "g6wFqZCmclvBMZgHJDALIJtuKlY8X2Bb",
        "pinholekey",
        "pinholekey01234567890123456789012",
        ""
      })
  void otherTokensStayAsTheyAre(String token) {
    assertThat(TokenKey.read(token)).isEqualTo(token);
  }

  @Test
  void keysAreUuids() {
    String key = "edf36933-790a-4b73-b50a-502db3e7307f";
    assertThat(ImgKey.of(ImgKey.read(key))).isEqualTo(key);
    assertThat(ImgKey.read(key.toUpperCase(Locale.ROOT))).isEqualTo(ImgKey.read(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-1-1-1-1", "edf36933790a4b73b50a502db3e7307f", "../../etc/passwd"})
  void nothingElseIsAKey(String key) {
    assertThatThrownBy(() -> ImgKey.read(key)).hasMessageContaining("img_key is not a key such as");
  }

  @Test
  void answersKeepTheirSecretsFromLogs() {
    String token = TokenKey.shown("ph_0000000000000000000001");
    assertThat(Envelope.ok(Map.of("token_key", token), "").toString()).doesNotContain(token);
    CapturedImage image =
        new CapturedImage("https://x/i/k.png?sig=s", null, "", "k.png", "k", 1, 1, null);
    assertThat(image.toString()).doesNotContain("sig");
  }

  @ParameterizedTest
  @CsvSource({
    "2014-09-15T04:27:30Z, 'Mon, 15 Sep 2014 04:27:30 GMT'",
    "2026-01-01T23:59:59.999Z, 'Thu, 01 Jan 2026 23:59:59 GMT'"
  })
  void datesAreOfRfc1123(Instant moment, String text) {
    assertThat(HttpDate.of(moment)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({", , 20, 0", "5, 3, 5, 10", "100, 101, 100, 10000", "1, 10001, 1, 10000"})
  void pagesSkipWhatIsOnTheOnesBefore(
      @Nullable String limit, @Nullable String page, int length, int skip) {
    NumberedPage numbered = NumberedPage.of(fields(limit, page));
    assertThat(numbered.captures(7).limit()).isEqualTo(length);
    assertThat(numbered.captures(7).skip()).isEqualTo(skip);
  }

  @ParameterizedTest
  @CsvSource({
    "0, , limit is not a whole number from 1 to 100.",
    "101, , limit is not a whole number from 1 to 100.",
    "-1, , limit is not a whole number from 1 to 100.",
    "ten, , limit is not a whole number from 1 to 100.",
    "99999999999, , limit is not a whole number from 1 to 100.",
    ", 0, 'page is not a whole number from 1 to 501, with limit 20.'",
    ", 502, 'page is not a whole number from 1 to 501, with limit 20.'",
    "100, 102, 'page is not a whole number from 1 to 101, with limit 100.'",
    ", 1.5, 'page is not a whole number from 1 to 501, with limit 20.'"
  })
  void otherPagesAreRefused(@Nullable String limit, @Nullable String page, String message) {
    assertThatThrownBy(() -> NumberedPage.of(fields(limit, page)))
        .isInstanceOf(ProblemException.class)
        .hasMessage(message);
  }

  private static Fields fields(@Nullable String limit, @Nullable String page) {
    Map<String, String> values = new HashMap<>();
    if (limit != null) {
      values.put("limit", limit);
    }
    if (page != null) {
      values.put("page", page);
    }
    return new Fields(values);
  }
}
