package dev.pinhole.api.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.ImageFormat;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalFormTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          w=400&h=300&fit=cover&fm=webp      | fit=cover&fm=webp&h=300&w=400
          dpr=1                              | ''
          dpr=3                              | ''
          w=400&dpr=2                        | w=800
          w=0400&dpr=1.0                     | w=400
          w=333&dpr=1.5                      | w=500
          fit=cover                          | ''
          fit=cover&w=5                      | fit=contain&w=5
          fit=fill&h=5                       | fit=contain&h=5
          fit=scale-down&w=5                 | w=5
          crop=top&w=5&h=5                   | h=5&w=5
          crop=center&fit=cover&w=5&h=5      | fit=cover&h=5&w=5
          fm=jpeg&q=80                       | fm=jpg
          fm=jpg&q=79                        | fm=jpg&q=79
          fm=avif&q=50                       | fm=avif
          fm=png&q=100                       | fm=png
          fm=gif&q=3                         | fm=gif
          fm=tif                             | fm=tiff
          q=80                               | q=80
          anim=true                          | anim=true
          anim=1&fm=webp                     | anim=true&fm=webp
          anim=true&fm=jpg                   | fm=jpg
          anim=false                         | ''
          bg=fff                             | bg=ffffff
          bg=FFABCDEF                        | bg=abcdef
          bg=00abcdef                        | ''
          bg=80ABCDEF                        | bg=80abcdef
          blur=0.00&sharp=0                  | ''
          blur=1.500                         | blur=1.5
          blur=10                            | blur=10
          flip=hv                            | rot=180
          flip=hv&rot=180                    | ''
          flip=h&rot=180                     | flip=v
          flip=v&rot=180                     | flip=h
          flip=h&rot=270                     | flip=v&rot=90
          pad=0&rot=0                        | ''
          trim=auto                          | trim=10
          rect=00,1,2,3                      | rect=0,1,2,3
          """)
  void saysWhatMeansTheSameTheSameWay(String sent, String canonical) throws Exception {
    assertThat(Transform.parse(query(sent)).canonical()).isEqualTo(canonical);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void parsesBackToAnEqualTransform(@ForAll("parameters") Map<String, String> sent)
      throws Exception {
    Transform transform = Transform.parse(sent);

    Transform again = Transform.parse(query(transform.canonical()));

    assertThat(again).isEqualTo(transform);
    assertThat(again.canonical()).isEqualTo(transform.canonical());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void meansTheSameWhetherFormatIsNamedOrChosenLater(
      @ForAll("parameters") Map<String, String> sent, @ForAll("formats") ImageFormat format)
      throws Exception {
    var named = new HashMap<>(sent);
    named.remove("fm");
    Transform chosenLater = Transform.parse(named).withFormat(format);
    named.put("fm", format.extension());

    assertThat(chosenLater).isEqualTo(Transform.parse(named));
  }

  @Provide
  Arbitrary<ImageFormat> formats() {
    return Arbitraries.of(ImageFormat.writableFormats());
  }

  @Provide
  Arbitrary<Map<String, String>> parameters() {
    Map<String, Arbitrary<String>> values = new LinkedHashMap<>();
    values.put("w", number(1, 1024));
    values.put("h", number(1, 1024));
    values.put("fit", Arbitraries.of("contain", "cover", "fill", "scale-down"));
    values.put("crop", Arbitraries.of("center", "top", "bottom-right", "attention", "entropy"));
    values.put("rect", number(1, 500).map(n -> n + "," + n + "," + n + ",7"));
    values.put("q", number(1, 100));
    values.put("fm", Arbitraries.of("jpg", "jpeg", "png", "webp", "avif", "gif", "tiff", "tif"));
    values.put("dpr", Arbitraries.of("0.1", "0.5", "1", "1.25", "2", "3.333", "8"));
    values.put("blur", Arbitraries.of("0", "0.004", "0.3", "12.345"));
    values.put("sharp", Arbitraries.of("0", "0.01", "9.999", "10"));
    values.put("rot", Arbitraries.of("0", "90", "180", "270"));
    values.put("flip", Arbitraries.of("h", "v", "hv"));
    values.put("bg", Arbitraries.of("000", "fff", "00112233", "80123456", "ff123456"));
    values.put("trim", Arbitraries.of("auto", "1", "255"));
    values.put("pad", number(0, 125));
    values.put("max-bytes", number(100, 999_999_999));
    values.put("anim", Arbitraries.of("true", "false", "1", "0"));
    return Arbitraries.subsetOf(values.keySet())
        .flatMap(names -> {
          Arbitrary<Map<String, String>> map = Arbitraries.just(Map.of());
          for (var entry : values.entrySet()) {
            if (names.contains(entry.getKey())) {
              map = map.flatMap(soFar -> entry.getValue().map(v -> with(soFar, entry.getKey(), v)));
            }
          }
          return map;
        });
  }

  private static Map<String, String> with(Map<String, String> map, String name, String value) {
    var more = new HashMap<>(map);
    more.put(name, value);
    return more;
  }

  private static Arbitrary<String> number(int lowest, int highest) {
    return Arbitraries.integers().between(lowest, highest).map(String::valueOf);
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new HashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      query.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return query;
  }
}
