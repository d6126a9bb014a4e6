package dev.pinhole.api.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pinhole.api.capture.CaptureOptions.Area;
import dev.pinhole.api.capture.CaptureOptions.Basic;
import dev.pinhole.api.capture.CaptureOptions.PageCookie;
import dev.pinhole.api.capture.CaptureOptions.StatusRange;
import dev.pinhole.api.capture.CaptureOptions.Subject;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureOptionsReaderTest {
  private static final String URL = "https://example.com/";

  @Test
  void anAddressIsEnough() throws Exception {
    CaptureOptions options = read("url", URL);
    assertThat(options.subject()).isEqualTo(new Subject.Url(URL));
    assertThat(options.area()).isEqualTo(new Area.View());
    assertThat(options.output().format()).isEqualTo(CaptureFormat.PNG);
    assertThat(options.waiting().until()).containsExactly(WaitUntil.LOAD);
    assertThat(options.animation()).isNull();
  }

  @Test
  void textsOfAQueryMeanWhatJsonMeans() throws Exception {
    CaptureOptions json =
        read(
            "url",
            URL,
            "full_page",
            true,
            "viewport_width",
            800,
            "device_scale_factor",
            2,
            "delay",
            1.5,
            "wait_until",
            List.of("networkidle0", "load"),
            "hide_selectors",
            List.of("#a"),
            "fail_on_status",
            List.of(404, "5xx"));
    CaptureOptions query =
        read(
            "url", URL,
            "full_page", "1",
            "viewport_width", "800",
            "device_scale_factor", "2.0",
            "delay", "1.5",
            "wait_until", List.of("LOAD", "networkidle0"),
            "hide_selectors", "#a",
            "fail_on_status", "404,5xx");
    assertThat(query).isEqualTo(json).hasSameHashCodeAs(json);
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    Map<String, String> faults =
        faults(
            "url", "ftp://example.com/", "widht", 100, "viewport_width", "wide", "format", "bmp");
    assertThat(faults).containsOnlyKeys("url", "widht", "viewport_width", "format");
    assertThat(faults.get("widht")).isEqualTo("There is no such option.");
    assertThat(faults.get("viewport_width")).contains("16").contains("7680");
    assertThat(faults.get("format")).contains("png").contains("avif");
  }

  @Test
  void unknownNamesAreShownWithinBounds() {
    Map<String, Object> many = new HashMap<>(Map.of("url", URL));
    for (int i = 0; i < 1000; i++) {
      many.put("\u0007" + "x".repeat(1000) + i, 1);
    }
    Map<String, String> faults = faultsOf(many);
    assertThat(faults).hasSizeLessThanOrEqualTo(20);
    assertThat(faults.keySet()).allMatch(name -> name.startsWith("?x") && name.length() <= 60);
  }

  /** Each pair cannot be met together; the first names the one that is at fault. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          html                  | url=https://example.com/ html=x
          markdown              | html=x markdown=y
          selector              | selector=#a full_page=true
          clip_width            | clip_width=10 clip_height=10 full_page=true
          clip_width            | clip_width=10 clip_height=10 selector=#a
          clip_width            | clip_x=10
          full_page_scroll      | full_page_scroll=true
          full_page_max_height  | full_page_max_height=10 full_page=false
          omit_background       | omit_background=true format=jpeg
          image_quality         | image_quality=80 format=png
          pdf_landscape         | pdf_landscape=true
          full_page             | full_page=true format=pdf
          image_width           | image_width=100 format=pdf
          pdf_paper_format      | pdf_paper_format=a4 pdf_fit_one_page=true format=pdf
          duration              | duration=2
          scenario              | scenario=scroll format=png
          scenario              | scenario=scroll format=gif full_page=true
          delay                 | delay=10 timeout=5
          navigation_timeout    | navigation_timeout=10 timeout=5
          geolocation_latitude  | geolocation_longitude=10
          headers               | html=x headers=A:b
          cookies               | html=x cookies=a=b
          authorization         | markdown=x authorization=u:p
          """)
  void contradictionsAreRefused(String fault, String options) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String pair : options.split(" ", -1)) {
      values.put(pair.replaceFirst("=.*", ""), pair.replaceFirst("[^=]*=", ""));
    }
    if (!values.containsKey("html") && !values.containsKey("markdown")) {
      values.put("url", URL);
    }
    assertThat(faultsOf(values)).containsOnlyKeys(fault);
  }

  @ParameterizedTest
  @CsvSource({
    "viewport_width, 16, 7680",
    "viewport_height, 16, 7680",
    "device_scale_factor, 0.5, 5",
    "image_width, 1, 8192",
    "geolocation_accuracy, 0, 1000000",
    "geolocation_longitude, -180, 180",
    "timeout, 1, 300",
    "cache_ttl, 0, 2592000"
  })
  void rangesHoldAtBothEnds(String name, double from, double to) {
    assertThat(faults("url", URL, name, from)).doesNotContainKey(name);
    assertThat(faults("url", URL, name, to)).doesNotContainKey(name);
    assertThat(faults("url", URL, name, from - 1)).containsKey(name);
    assertThat(faults("url", URL, name, to + 1)).containsKey(name);
    assertThat(faults("url", URL, name, Double.NaN)).containsKey(name);
    assertThat(faults("url", URL, name, "0x10")).containsKey(name);
    assertThat(faults("url", URL, name, List.of(from))).containsKey(name);
  }

  @Test
  void documentsAreBounded() {
    assertThat(faults("markdown", "x".repeat(50_000))).isEmpty();
    assertThat(faults("markdown", "x".repeat(50_001))).containsOnlyKeys("markdown");
    assertThat(faults("html", "x".repeat(50_001))).isEmpty();
  }

  @Test
  void wholeNumbersAreWhole() {
    assertThat(faults("url", URL, "viewport_width", 100.5)).containsKey("viewport_width");
    assertThat(faults("url", URL, "viewport_width", "100.0")).isEmpty();
  }

  @Test
  void listsAreBounded() {
    assertThat(faults("url", URL, "styles", List.of("a", 1))).containsKey("styles");
    assertThat(faults("url", URL, "click", List.of(" "))).containsKey("click");
    assertThat(faults("url", URL, "click", Map.of("a", "b"))).containsKey("click");
    assertThat(faults("url", URL, "click", "x".repeat(1001))).containsKey("click");
    assertThat(faults("url", URL, "click", Collections.nCopies(51, "a"))).containsKey("click");
    assertThat(faults("url", URL, "block_resources", List.of("image", "picture")))
        .containsKey("block_resources");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "HTTPS://Example.com/a?b=[1]#c",
        "https://example.com/a b?c=d|e{f}",
        "https://bücher.example/ü",
        "http://my_host/",
        "http://[::1]:8080/",
        "http://2130706433/"
      })
  void takesAddressesAsBrowsersDo(String url) {
    assertThat(faults("url", url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "http:example.com",
        "http:///path",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "view-source:http://example.com/",
        "http://u:p@example.com/",
        "http://u@my_host/",
        "http://a\\@b/",
        "http://exa\tmple.com/",
        "//example.com/"
      })
  void refusesWhatIsNoWebAddress(String url) {
    assertThat(faults("url", url)).containsOnlyKeys("url");
    assertThat(faults("url", URL, "webhook_url", url)).containsOnlyKeys("webhook_url");
  }

  @ParameterizedTest
  @CsvSource({"europe/berlin, Europe/Berlin", "UTC, UTC", "America/New_York, America/New_York"})
  void knowsTimeZones(String given, String id) throws Exception {
    assertThat(read("url", URL, "timezone", given).emulation().timezone()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+02:00", "GMT+2", "UTC+1", "Z", "Europe/Atlantis", "SystemV/EST5"})
  void refusesTimeZonesThatBrowsersDoNotKnow(String zone) {
    assertThat(faults("url", URL, "timezone", zone)).containsOnlyKeys("timezone");
  }

  @Test
  void readsLocales() throws Exception {
    assertThat(read("url", URL, "locale", "DE-at").emulation().locale()).isEqualTo("de-AT");
    assertThat(faults("url", URL, "locale", "de_AT!")).containsOnlyKeys("locale");
    assertThat(faults("url", URL, "locale", "x-private")).containsOnlyKeys("locale");
  }

  @Test
  void readsHeadersInEachForm() throws Exception {
    Map<String, String> expected = Map.of("x-a", "1", "x-b", "two");
    assertThat(headers(Map.of("X-A", 1, "x-B", " two "))).isEqualTo(expected);
    assertThat(headers(List.of("X-A: 1", "X-B:two"))).isEqualTo(expected);
    assertThat(headers(List.of(Map.of("X-A", "1"), "X-B: two"))).isEqualTo(expected);
  }

  @Test
  void refusesHeadersThatBreakOrContradict() {
    for (Object headers :
        List.of(
            Map.of("X-A", "a\r\nX-B: b"),
            Map.of("X A", "b"),
            Map.of("X-A", List.of("b")),
            Map.of("Host", "b"),
            Map.of("Cookie", "a=b"),
            Map.of("X-A", "1", "x-a", "2"),
            "X-A",
            12)) {
      assertThat(faults("url", URL, "headers", headers)).containsOnlyKeys("headers");
    }
  }

  @Test
  void readsCookiesInEachForm() throws Exception {
    PageCookie expected = new PageCookie("a", "b=c", ".example.com", "/x", true, true);
    assertThat(cookies("a=b=c; Domain=.example.com; Path=/x; Secure; HttpOnly; Max-Age=9"))
        .containsExactly(expected);
    assertThat(
            cookies(
                Map.of(
                    "name", "a",
                    "value", "b=c",
                    "domain", ".example.com",
                    "path", "/x",
                    "secure", true,
                    "httpOnly", true)))
        .containsExactly(expected);
    assertThat(cookies("a=")).containsExactly(new PageCookie("a", "", null, "/", false, false));
  }

  @Test
  void refusesCookiesThatAreNone() {
    for (Object cookie :
        List.of(
            "a",
            "=b",
            "a b=c",
            "a=b\r\nc",
            "a=b; Path=x",
            "a=b; Domain=e x",
            Map.of("value", "b"),
            Map.of("name", "a", "value", "b;c"),
            Map.of("name", "a", "secure", "yes"),
            Map.of("name", "a", "value", List.of()),
            Map.of("name", "a", "colour", "red"))) {
      assertThat(faults("url", URL, "cookies", List.of(cookie)))
          .as(cookie.toString())
          .containsOnlyKeys("cookies");
    }
  }

  @Test
  void readsPasswordsInEachForm() throws Exception {
    Basic expected = new Basic("u", "p:q");
    assertThat(read("url", URL, "authorization", "u:p:q").identity().basic()).isEqualTo(expected);
    assertThat(read("url", URL, "authorization", "basic dTpwOnE=").identity().basic())
        .isEqualTo(expected);
    assertThat(faults("url", URL, "authorization", "Basic ???")).containsKey("authorization");
    assertThat(faults("url", URL, "authorization", "Bearer x")).containsKey("authorization");
  }

  @Test
  void readsStatuses() throws Exception {
    assertThat(read("url", URL, "fail_on_status", "404, 500-502,3xx").failOn().statuses())
        .containsExactly(
            new StatusRange(404, 404), new StatusRange(500, 502), new StatusRange(300, 399));
    for (Object bad : List.of("600", "4x", "502-500", "", true, 40.4)) {
      assertThat(faults("url", URL, "fail_on_status", List.of(bad)))
          .containsOnlyKeys("fail_on_status");
    }
  }

  @Test
  void writesNoSecrets() throws Exception {
    CaptureOptions options =
        read(
            "url",
            URL,
            "headers",
            Map.of("X-Key", "hidden1"),
            "authorization",
            "user:hidden2",
            "cookies",
            "session=hidden3");
    assertThat(options.toString())
        .contains("x-key", "session")
        .doesNotContain("hidden1", "hidden2", "hidden3");
    InvalidCaptureOptionsException failure =
        catchThrowableOfType(
            InvalidCaptureOptionsException.class,
            () ->
                read(
                    "url",
                    URL,
                    "headers",
                    Map.of("X Key", "hidden1"),
                    "authorization",
                    "hidden2",
                    "cookies",
                    List.of("session hidden3")));
    assertThat(failure).message().doesNotContain("hidden1", "hidden2", "hidden3");
  }

  private static Map<String, String> headers(Object given) throws Exception {
    return read("url", URL, "headers", given).identity().headers();
  }

  private static List<PageCookie> cookies(Object given) throws Exception {
    return read("url", URL, "cookies", List.of(given)).identity().cookies();
  }

  private static CaptureOptions read(Object... namesAndValues)
      throws InvalidCaptureOptionsException {
    return CaptureOptionsReader.read(map(namesAndValues)).options();
  }

  private static Map<String, String> faults(Object... namesAndValues) {
    return faultsOf(map(namesAndValues));
  }

  /** None where all is well. */
  private static Map<String, String> faultsOf(Map<String, Object> values) {
    InvalidCaptureOptionsException failure =
        catchThrowableOfType(
            InvalidCaptureOptionsException.class, () -> CaptureOptionsReader.read(values));
    return failure == null ? Map.of() : failure.faults();
  }

  private static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
