package dev.pinhole.imaging.svg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;
import dev.pinhole.imaging.ImagingException.LimitExceeded;
import dev.pinhole.imaging.ImagingException.Unsupported;
import dev.pinhole.imaging.Limit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SvgSanitizerTest {
  private static final String ROOT =
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
          + " xmlns:h='http://www.w3.org/1999/xhtml' width='10' height='10'>";

  private static CleanSvg clean(String document) throws ImagingException {
    return SvgSanitizer.clean(document.getBytes(UTF_8), image -> {});
  }

  private static String inside(String content) throws ImagingException {
    String document = new String(clean(ROOT + content + "</svg>").document(), UTF_8);
    return document
        .replaceFirst("^<svg xmlns=\"[^\"]*\" width=\"10\" height=\"10\">", "")
        .replaceFirst("</svg>$", "");
  }

  @Test
  void drawingStaysAsItIs() throws Exception {
    String drawing =
        "<defs><linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"red\"></stop>"
            + "</linearGradient></defs><g fill=\"url(#a)\" transform=\"scale(2)\">"
            + "<path d=\"M0 0L9 9z\" style=\"stroke:blue;\"></path><text x=\"1\">a &lt; b</text>"
            + "<use href=\"#a\"></use></g>";
    assertThat(inside(drawing)).isEqualTo(drawing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>CANARY</script>",
        "<SCRIPT>CANARY</SCRIPT>",
        "<h:script>CANARY</h:script>",
        "<script><![CDATA[CANARY]]></script>",
        "<foreignObject><h:form action='CANARY'/></foreignObject>",
        "<animate attributeName='href' values='javascript:CANARY'/>",
        "<set attributeName='onload' to='CANARY'/>",
        "<rect onload='CANARY'/>",
        "<a href='javascript:CANARY'><rect/></a>",
        "<image href='file:///CANARY'/>",
        "<image xlink:href='http://CANARY/'/>",
        "<image href='//CANARY/'/>",
        "<image href='CANARY.png'/>",
        "<image href='data:image/svg+xml;base64,CANARYCANARY'/>",
        "<image href='data:text/html,CANARY'/>",
        "<feImage href='http://CANARY'/>",
        "<use href='http://CANARY#a'/>",
        "<use href='CANARY.svg#a'/>",
        "<rect fill='url(http://CANARY)'/>",
        "<rect fill='url( \"http://CANARY\" )'/>",
        "<rect fill='URL(http://CANARY)'/>",
        "<rect fill='u\\72l(http://CANARY)'/>",
        "<rect style='fill:url(CANARY#a)'/>",
        "<rect style='cursor:url(http://CANARY),auto'/>",
        "<rect style='background:url(CANARY)'/>",
        "<rect style='fill:/**/url(CANARY)'/>",
        "<style>@import 'CANARY';</style>",
        "<style>@import url(CANARY);rect{fill:red}</style>",
        "<style>@font-face{font-family:CANARY;src:url(CANARY)}</style>",
        "<style>@media all{rect{fill:url(CANARY)}}</style>",
        "<style>rect{fill:url(CANARY)}</style>",
        "<style>rect{f\\69ll:url(CANARY)}</style>",
        "<?xml-stylesheet href='CANARY'?>",
        "<!-- CANARY -->",
        "<title>CANARY</title>",
        "<metadata>CANARY</metadata>",
        "<text><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='CANARY'/></text>",
        "<rect xml:base='http://CANARY/'/>",
        "<h:meta http-equiv='refresh' content='0;url=CANARY'/>"
      })
  void whatCouldActOrReachOutIsDropped(String content) throws Exception {
    assertThat(inside("<g>" + content + "</g>")).doesNotContain("CANARY").startsWith("<g>");
  }

  @Test
  void plainRulesOfAStyleSheetStay() throws Exception {
    assertThat(
            inside("<style>@import 'x'; .a{fill:red;behavior:x} @font-face{a:b} #b{r:1}</style>"))
        .isEqualTo("<style>.a{fill:red;}#b{r:1;}</style>");
  }

  @Test
  void expensiveFilterNumbersAreCapped() throws Exception {
    assertThat(inside("<filter><feGaussianBlur stdDeviation='1e9 2'/></filter>"))
        .contains("stdDeviation=\"250 2\"");
    assertThat(inside("<filter><feMorphology radius='1000000'/></filter>"))
        .contains("radius=\"50\"");
    assertThat(inside("<rect filter='blur(1e9px)'/>")).doesNotContain("blur");
  }

  @Test
  void bitmapsInsideAreJudged() throws Exception {
    List<byte[]> judged = new ArrayList<>();
    String document = ROOT + "<image href='data:image/png;base64,aGk='/></svg>";
    SvgSanitizer.clean(document.getBytes(UTF_8), judged::add);
    assertThat(judged).hasSize(1);
    assertThat(judged.getFirst()).asString(UTF_8).isEqualTo("hi");
    assertThatThrownBy(() ->
            SvgSanitizer.clean(
                document.getBytes(UTF_8),
                image -> {
                  throw new Corrupt("bad bitmap");
                }))
        .hasMessage("bad bitmap");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE svg [<!ENTITY a 'aa'>]><svg>&a;</svg>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg><text>&x;</text></svg>",
        "<!DOCTYPE svg SYSTEM 'x' [<!ENTITY % p SYSTEM 'http://x'> %p;]><svg/>",
        "<?xml version='1.0' encoding='UTF-16'?><svg/>"
      })
  void entitiesAndOddEncodingsAreRefused(String document) {
    assertThatThrownBy(() -> clean(document)).isInstanceOf(ImagingException.class);
  }

  @Test
  void entityBombIsRefusedWithWords() {
    assertThatThrownBy(() -> clean("<!DOCTYPE svg [<!ENTITY a 'a'>]><svg>&a;</svg>"))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("entities");
  }

  @Test
  void plainDocumentTypeIsHarmless() throws Exception {
    String type =
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN'"
            + " 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>";
    assertThat(clean(type + ROOT + "</svg>").width()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg",
        "<svg>",
        "<svg><g></svg>",
        "<svg a=1/>",
        "<svg/><svg/>",
        "<svg>&nbsp;</svg>"
      })
  void whatIsNotXmlIsCorrupt(String document) {
    assertThatThrownBy(() -> clean(document))
        .isInstanceOfAny(Corrupt.class, Unsupported.class)
        .hasMessageContaining("SVG");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "width='20' height='10'|20|10",
        "width='1in' height='2.54cm'|96|96",
        "viewBox='0 0 30 40'|30|40",
        "width='60' viewBox='0 0 30 40'|60|80",
        "width='100%' height='100%' viewBox='0,0,30,40'|30|40",
        "fill='red'|300|150"
      })
  void sizeIsInPixels(String attributes, int width, int height) throws Exception {
    CleanSvg svg = clean("<svg xmlns='http://www.w3.org/2000/svg' " + attributes + "/>");
    assertThat(svg.width()).isEqualTo(width);
    assertThat(svg.height()).isEqualTo(height);
    assertThat(new String(svg.document(), UTF_8))
        .contains("width=\"%d\" height=\"%d\"".formatted(width, height));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "width='-5' height='5'",
        "width='0' height='1'",
        "viewBox='0 0 0 0'",
        "viewBox='0 0 x y'",
        "width='1e-400' height='1'",
        "width='NaN' viewBox='0 0 NaN NaN'"
      })
  void impossibleSizeIsCorrupt(String attributes) {
    assertThatThrownBy(() -> clean("<svg " + attributes + "/>")).isInstanceOf(Corrupt.class);
  }

  @Test
  void hugeSizeIsRefused() {
    assertThatThrownBy(() -> clean("<svg width='100000' height='1'/>"))
        .isInstanceOfSatisfying(
            LimitExceeded.class,
            e -> {
              assertThat(e.limit()).isEqualTo(Limit.INPUT_SIDE);
              assertThat(e.found()).isEqualTo(100_000);
            });
  }

  @Test
  void referencesThatMultiplyAreRefused() {
    StringBuilder bomb = new StringBuilder("<g id='a0'><rect/></g>");
    for (int level = 1; level < 10; level++) {
      String use = "<use href='#a%d'/>".formatted(level - 1);
      bomb.append("<g id='a%d'>".formatted(level)).append(use.repeat(10)).append("</g>");
    }
    assertThatThrownBy(() -> inside(bomb.toString()))
        .isInstanceOfSatisfying(
            LimitExceeded.class, e -> assertThat(e.limit()).isEqualTo(Limit.ELEMENTS));
  }

  @Test
  void referencesInACircleEnd() throws Exception {
    assertThat(inside("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>"))
        .contains("#a");
    assertThat(inside("<pattern id='p'><rect fill='url(#p)'/></pattern>")).contains("url(#p)");
  }

  @Test
  void depthAndCountAreBounded() {
    assertThatThrownBy(() -> inside("<g>".repeat(101) + "</g>".repeat(101)))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("100 deep");
    assertThatThrownBy(() -> inside("<g/>".repeat(200_001))).isInstanceOf(LimitExceeded.class);
  }

  @Test
  void largeDrawingIsKeptWhole() throws Exception {
    String path = "<path d=\"M" + "1.5,2.5 ".repeat(100_000) + "\"></path>";
    assertThat(inside(path + "<rect x=\"1\"></rect>".repeat(100_000)))
        .hasSize(path.length() + 100_000 * 21);
  }

  @Test
  void tenMegabytesAreTheMost() {
    byte[] large = new byte[SvgSanitizer.LARGEST + 1];
    assertThatThrownBy(() -> SvgSanitizer.clean(large, image -> {}))
        .isInstanceOfSatisfying(
            LimitExceeded.class, e -> assertThat(e.limit()).isEqualTo(Limit.INPUT_BYTES));
  }

  @Test
  void whatLeadsToTheRootMayBeMuch() {
    String prolog =
        "\ufeff \n<?xml version='1.0'?><!-- " + "x".repeat(5000) + " -->\n<!DOCTYPE svg>";
    assertThat(SvgProlog.leadsToSvg((prolog + "<svg/>").getBytes(UTF_8))).isTrue();
    assertThat(SvgProlog.leadsToSvg((prolog + "<html/>").getBytes(UTF_8))).isFalse();
    assertThat(SvgProlog.leadsToSvg("<svg/>".getBytes(StandardCharsets.UTF_16))).isFalse();
    assertThat(SvgProlog.leadsToSvg("<svg2/>".getBytes(UTF_8))).isFalse();
    assertThat(SvgProlog.leadsToSvg("text <svg/>".getBytes(UTF_8))).isFalse();
  }
}
