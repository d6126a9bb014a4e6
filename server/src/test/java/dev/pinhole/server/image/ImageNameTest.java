package dev.pinhole.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {

  @ParameterizedTest
  @CsvSource({
    "photo.png,photo.png",
    "../../etc/passwd,passwd",
    "a\\b\\c.png,c.png",
    "'  spaced  ',spaced",
    "a\u0000b,ab",
    "a\u202Eb,ab",
    "a\u200Bb,ab",
    "a\uFEFFb,ab",
    "a\u2028b,ab",
    "Cafe\u0301.png,Café.png",
  })
  void keepsOnlyTheVisiblePartOfTheLastSegment(String sent, String shown) {
    assertThat(ImageName.clean(sent)).isEqualTo(shown);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "   ", "..", ".", "/", "\u0000", "\uD800"})
  void namesTheNameless(String sent) {
    assertThat(ImageName.clean(sent)).isEqualTo("image");
  }

  @Test
  void keepsExtensionAndWholeCharactersOfLongNames() {
    String shown = ImageName.clean("x" + "😀".repeat(300) + ".jpeg");
    assertThat(shown).hasSizeLessThanOrEqualTo(255).endsWith(".jpeg");
    assertThat(shown.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  @Test
  void keepsEmojiThatAreJoined() {
    assertThat(ImageName.clean("👩\u200D👧.png")).isEqualTo("👩\u200D👧.png");
  }

  @Test
  void foldsCaseAlikeForAllScripts() {
    assertThat(ImageName.fold("STRASSE ÀÉ Σς ＡＢ")).isEqualTo(ImageName.fold("straße àé σσ ab"));
  }
}
