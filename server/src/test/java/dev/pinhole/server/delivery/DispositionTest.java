package dev.pinhole.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.ImageFormat;
import org.junit.jupiter.api.Test;

class DispositionTest {

  @Test
  void namesByWhatIsSentNotByWhatWasUploaded() {
    assertThat(inline("holiday.PNG")).isEqualTo("inline; filename=\"holiday.jpg\"");
    assertThat(inline("evil.html")).isEqualTo("inline; filename=\"evil.jpg\"");
    assertThat(inline("archive.tar.gz")).isEqualTo("inline; filename=\"archive.tar.jpg\"");
    assertThat(inline("no extension")).isEqualTo("inline; filename=\"no extension.jpg\"");
  }

  @Test
  void saysAttachmentForDownload() {
    assertThat(Disposition.of(true, "a.png", ImageFormat.WEBP))
        .isEqualTo("attachment; filename=\"a.webp\"");
  }

  @Test
  void addsTheRealNameWhereAsciiCannotSayIt() {
    assertThat(inline("Füße – 猫.jpeg"))
        .isEqualTo(
            "inline; filename=\"F__e _ _.jpg\";"
                + " filename*=UTF-8''F%C3%BC%C3%9Fe%20%E2%80%93%20%E7%8C%AB.jpg");
    assertThat(inline("100%25.jpg"))
        .isEqualTo("inline; filename=\"100_25.jpg\"; filename*=UTF-8''100%2525.jpg");
  }

  @Test
  void nothingBreaksOutOfTheHeader() {
    assertThat(inline("a\"; filename=\"b.exe"))
        .doesNotContain("filename=\"b")
        .doesNotContain(".exe");
    assertThat(inline("a\r\nSet-Cookie: x=1")).doesNotContain("\r").doesNotContain("\n");
    assertThat(inline("a\u0000b\u202egpj.exe")).isEqualTo("inline; filename=\"a_b_gpj.jpg\"");
  }

  @Test
  void namesNoPlaceInAFileSystem() {
    assertThat(inline("../../etc/passwd")).isEqualTo("inline; filename=\"_.._etc_passwd.jpg\"");
    assertThat(inline("C:\\Windows\\x.png")).isEqualTo("inline; filename=\"C_Windows_x.jpg\"");
    assertThat(inline("...")).isEqualTo("inline; filename=\"image.jpg\"");
    assertThat(inline(".htaccess")).isEqualTo("inline; filename=\"htaccess.jpg\"");
  }

  @Test
  void cutsLongNamesBetweenCharacters() {
    String header = inline("😀".repeat(200));
    assertThat(header).contains("%F0%9F%98%80.jpg").doesNotContain("%3F.jpg");
    assertThat(header.length()).isLessThan(1200);
  }

  private static String inline(String name) {
    return Disposition.of(false, name, ImageFormat.JPEG);
  }
}
