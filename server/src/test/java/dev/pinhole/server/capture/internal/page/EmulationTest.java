package dev.pinhole.server.capture.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmulationTest extends Visits {
  private static final String SIZE = "innerWidth + 'x' + innerHeight + '@' + devicePixelRatio";

  EmulationTest() {
    site.page("/", "<meta name=viewport content='width=device-width'><p>Hello</p>");
    site.page("/plain", "<p>Hello</p>");
  }

  /** Each option changes one thing that a page can see. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dark_mode       | true          | matchMedia('(prefers-color-scheme: dark)').matches    | false   | true
          reduced_motion  | true          | matchMedia('(prefers-reduced-motion: reduce)').matches | false  | true
          media_type      | print         | matchMedia('print').matches                           | false   | true
          timezone        | Asia/Kolkata  | Intl.DateTimeFormat().resolvedOptions().timeZone      | UTC     | Asia/Calcutta
          timezone        | Europe/Berlin | new Date(2026, 6, 1).getTimezoneOffset()              | 0       | -120
          locale          | de-AT         | navigator.language                                    | en-US   | de-AT
          locale          | de-AT         | (1.5).toLocaleString()                                | 1.5     | 1,5
          user_agent      | Tester/1      | navigator.userAgent.split(' ')[0]                     | Mozilla/5.0 | Tester/1
          viewport_has_touch | true       | navigator.maxTouchPoints > 0                          | false   | true
          device_scale_factor | 2         | devicePixelRatio                                      | 1       | 2
          viewport_width  | 500           | innerWidth                                            | 1280    | 500
          viewport_height | 333           | innerHeight                                           | 1024    | 333
          """)
  void tellsThePage(String option, String value, String question, String without, String with)
      throws Exception {
    assertThat(say("/", question, Map.of())).isEqualTo(without);
    assertThat(say("/", question, Map.of(option, value))).isEqualTo(with);
  }

  @Test
  void turnsTheWindow() throws Exception {
    Map<String, Object> upright = Map.of("viewport_width", 500, "viewport_height", 900);
    assertThat(say("/", SIZE, upright)).isEqualTo("500x900@1");
    Map<String, Object> across =
        Map.of("viewport_width", 500, "viewport_height", 900, "viewport_landscape", true);
    assertThat(say("/", SIZE, across)).isEqualTo("900x500@1");
  }

  @ParameterizedTest
  @ValueSource(ints = {25, 80})
  void knowsItsPlaceAsWellAsIsSaid(int metres) throws Exception {
    String accuracy =
        """
        () => new Promise(answer => navigator.geolocation.getCurrentPosition(
          at => answer('' + at.coords.accuracy), no => answer('' + no.message)))
        """;
    Map<String, Object> place =
        Map.of(
            "geolocation_latitude",
            48.2,
            "geolocation_longitude",
            16.4,
            "geolocation_accuracy",
            metres);
    assertThat(say("/", accuracy, place)).isEqualTo("" + metres);
  }

  @Test
  void sendsTheLocaleAsAcceptLanguage() throws Exception {
    say("/", "1", Map.of("locale", "fr-FR"));
    assertThat(site.requests("/").getFirst().headers().get("accept-language")).startsWith("fr-FR");
  }

  @Test
  void mobileHeedsTheViewportTag() throws Exception {
    Map<String, Object> phone = Map.of("viewport_width", 400, "viewport_mobile", true);
    assertThat(say("/", "innerWidth", phone)).isEqualTo("400");
    assertThat(say("/plain", "innerWidth", phone)).isEqualTo("980");
  }

  @Test
  void takesAllOfANamedDevice() throws Exception {
    Map<String, Object> phone = Map.of("viewport_device", "iphone_13_pro");
    assertThat(say("/", SIZE, phone)).isEqualTo("390x664@3");
    assertThat(say("/", "navigator.userAgent", phone)).contains("iPhone");
  }

  @Test
  void turnsADevice() throws Exception {
    Map<String, Object> sideways =
        Map.of("viewport_device", "iPhone 13 Pro", "viewport_landscape", true);
    assertThat(say("/", SIZE, sideways)).isEqualTo("750x342@3");
  }

  @Test
  void whatIsSaidWinsOverTheDevice() throws Exception {
    Map<String, Object> options =
        Map.of("viewport_device", "iPhone 13 Pro", "viewport_width", 300, "device_scale_factor", 1);
    assertThat(say("/", SIZE, options)).isEqualTo("300x664@1");
  }

  @Test
  void isAtAPlace() throws Exception {
    String where =
        """
        () => new Promise(answer => navigator.geolocation.getCurrentPosition(
          at => answer(at.coords.latitude + ',' + at.coords.longitude), no => answer('' + no.code)))
        """;
    site.page("/where", "<p>");
    assertThat(
            say(
                "/where",
                where,
                Map.of("geolocation_latitude", 48.2, "geolocation_longitude", 16.4)))
        .isEqualTo("48.2,16.4");
    assertThat(say("/where", where, Map.of())).isEqualTo("1");
  }
}
