package dev.pinhole.server.platform.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.platform.ServerAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontTest {
  private static final String PROXY = "10.0.0.1";
  private static final Arrival FROM_PROXY = new Arrival(PROXY, "http", "inner", 8080);
  private static final Arrival FROM_STRANGER = new Arrival("203.0.113.9", "http", "inner", 8080);

  private static final Map<String, List<String>> ALL =
      Map.of(
          "X-Forwarded-For", List.of("198.51.100.7"),
          "X-Forwarded-Proto", List.of("https"),
          "X-Forwarded-Host", List.of("pictures.example"),
          "X-Forwarded-Port", List.of("8443"),
          "Forwarded", List.of("for=198.51.100.7;proto=https;host=\"pictures.example:8443\""));

  @ParameterizedTest
  @EnumSource(ProxyHeaders.class)
  void strangersHeadersChangeNothing(ProxyHeaders kind) {
    assertThat(judge(kind, FROM_STRANGER, ALL)).isEqualTo(FROM_STRANGER);
  }

  @ParameterizedTest
  @EnumSource(ProxyHeaders.class)
  void nobodyIsTrustedWhereNobodyIsNamed(ProxyHeaders kind) {
    Front front = front(kind, null);
    assertThat(front.judge(FROM_PROXY, name -> ALL.getOrDefault(name, List.of())))
        .isEqualTo(FROM_PROXY);
  }

  @ParameterizedTest
  @EnumSource(ProxyHeaders.class)
  void proxysHeadersCount(ProxyHeaders kind) {
    assertThat(judge(kind, FROM_PROXY, ALL))
        .isEqualTo(new Arrival("198.51.100.7", "https", "pictures.example", 8443));
  }

  /** A proxy passes on what it does not write. */
  @Test
  void onlyHeadersThatTheProxyWritesAreRead() {
    Map<String, List<String>> forged =
        Map.of("Forwarded", List.of("for=192.0.2.66;proto=https;host=evil.example"));
    assertThat(judge(ProxyHeaders.X_FORWARDED, FROM_PROXY, forged)).isEqualTo(FROM_PROXY);
    Map<String, List<String>> other = Map.of("X-Forwarded-For", List.of("192.0.2.66"));
    assertThat(judge(ProxyHeaders.FORWARDED, FROM_PROXY, other)).isEqualTo(FROM_PROXY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.0.2.66, 198.51.100.7            | 198.51.100.7",
        "192.0.2.66, 198.51.100.7, 10.0.0.2  | 198.51.100.7",
        "198.51.100.7, 10.0.0.3, 10.0.0.2    | 198.51.100.7",
        "10.0.0.3, 10.0.0.2                  | 10.0.0.3",
        "198.51.100.7:4711                   | 198.51.100.7",
        "2001:db8::7                         | 2001:db8:0:0:0:0:0:7",
        "[2001:db8::7]:4711                  | 2001:db8:0:0:0:0:0:7",
        "192.0.2.66, unknown                 | 10.0.0.1",
        "192.0.2.66, _hidden                 | 10.0.0.1",
        "192.0.2.66, evil.example            | 10.0.0.1",
        "192.0.2.66, unknown, 10.0.0.2       | 10.0.0.2",
        "192.0.2.66,                         | 10.0.0.1",
        "<script>                            | 10.0.0.1"
      })
  void goesBackOnlyAsFarAsProxiesAreTrusted(String list, String client) {
    Map<String, List<String>> headers = Map.of("X-Forwarded-For", List.of(list));
    assertThat(judge(ProxyHeaders.X_FORWARDED, FROM_PROXY, headers).address()).isEqualTo(client);
  }

  @Test
  void linesOfAHeaderAreOneList() {
    Map<String, List<String>> headers =
        Map.of("X-Forwarded-For", List.of("192.0.2.66", "198.51.100.7", "10.0.0.2"));
    assertThat(judge(ProxyHeaders.X_FORWARDED, FROM_PROXY, headers).address())
        .isEqualTo("198.51.100.7");
  }

  @Test
  void eachHopSaysItsOwn() {
    Map<String, List<String>> headers =
        Map.of(
            "X-Forwarded-For", List.of("192.0.2.66, 198.51.100.7, 10.0.0.2"),
            "X-Forwarded-Proto", List.of("http, https, http"),
            "X-Forwarded-Host", List.of("evil.example, pictures.example, inner"));
    assertThat(judge(ProxyHeaders.X_FORWARDED, FROM_PROXY, headers))
        .isEqualTo(new Arrival("198.51.100.7", "https", "pictures.example", 443));
  }

  @Test
  void aClientCannotAddASchemeOrHostOfItsOwnInFront() {
    Map<String, List<String>> headers =
        Map.of(
            "X-Forwarded-For", List.of("198.51.100.7"),
            "X-Forwarded-Proto", List.of("https, http"),
            "X-Forwarded-Host", List.of("evil.example, pictures.example"));
    Arrival arrival = judge(ProxyHeaders.X_FORWARDED, FROM_PROXY, headers);
    assertThat(arrival).isEqualTo(new Arrival("198.51.100.7", "http", "pictures.example", 80));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=192.0.2.66, for=198.51.100.7;by=10.0.0.2, For=10.0.0.2 | 198.51.100.7",
        "for=\"[2001:db8::7]:4711\"                                 | 2001:db8:0:0:0:0:0:7",
        "for=unknown                                                | 10.0.0.1",
        "for=\"198.51.100.7                                         | 10.0.0.1",
        "for=192.0.2.66, host=\"a,for=192.0.2.66\"                  | 10.0.0.1",
        "nonsense                                                   | 10.0.0.1",
        ";;,,                                                       | 10.0.0.1"
      })
  void readsForwarded(String line, String client) {
    Map<String, List<String>> headers = Map.of("Forwarded", List.of(line));
    assertThat(judge(ProxyHeaders.FORWARDED, FROM_PROXY, headers).address()).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example/path",
        "a b",
        "user@evil.example",
        "evil.example:99999",
        "",
        "a:b:c",
        "evil.example\r\nSet-Cookie: a=b",
        "[::1"
      })
  void hostsThatMakeNoSenseAreIgnored(String host) {
    Map<String, List<String>> headers = Map.of("X-Forwarded-Host", List.of(host));
    assertThat(judge(ProxyHeaders.X_FORWARDED, FROM_PROXY, headers)).isEqualTo(FROM_PROXY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript", "HTTPSS", "", "ftp"})
  void schemesThatMakeNoSenseAreIgnored(String scheme) {
    Map<String, List<String>> headers = Map.of("X-Forwarded-Proto", List.of(scheme));
    assertThat(judge(ProxyHeaders.X_FORWARDED, FROM_PROXY, headers)).isEqualTo(FROM_PROXY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "a", "999999999999"})
  void portsThatMakeNoSenseAreIgnored(String port) {
    Map<String, List<String>> headers = Map.of("X-Forwarded-Port", List.of(port));
    assertThat(judge(ProxyHeaders.X_FORWARDED, FROM_PROXY, headers)).isEqualTo(FROM_PROXY);
  }

  @Test
  void withABaseUrlNeitherHostNorProxyDecideWhereThisIs() {
    Front front = front(ProxyHeaders.X_FORWARDED, "https://pictures.example", "10.0.0.0/8");
    for (Arrival connection : List.of(FROM_PROXY, FROM_STRANGER)) {
      Arrival arrival = front.judge(connection, name -> List.of("evil.example"));
      assertThat(arrival)
          .isEqualTo(new Arrival(connection.address(), "https", "pictures.example", 443));
    }
    assertThat(
            front(ProxyHeaders.X_FORWARDED, "http://pictures.example:8081")
                .judge(FROM_STRANGER, _ -> List.of())
                .port())
        .isEqualTo(8081);
  }

  private static Arrival judge(
      ProxyHeaders kind, Arrival connection, Map<String, List<String>> headers) {
    return front(kind, null, "10.0.0.0/24", "fd00::/8")
        .judge(connection, name -> headers.getOrDefault(name, List.of()));
  }

  private static Front front(ProxyHeaders kind, @Nullable String base, String... trusted) {
    List<AddressRange> ranges = Stream.of(trusted).map(AddressRange::of).toList();
    return new Front(
        new FrontProperties(ranges, kind, ""),
        new ServerAddress(base == null ? null : URI.create(base)));
  }
}
