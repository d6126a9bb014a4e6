package dev.pinhole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The documentation and the code must not drift apart. */
class DocumentationTest {

  private static final Path DOCS = Path.of("..", "docs");

  /** Read from the environment, not from a record of a feature. */
  private static final Set<String> OF_THE_SERVER =
      Set.of("pinhole.data", "pinhole.database", "pinhole.dialects");

  @Test
  void configurationPageNamesEverySettingAndNoOther() throws IOException {
    Set<String> expected = new TreeSet<>(OF_THE_SERVER);
    settings().forEach(expected::add);
    assertThat(documented()).isEqualTo(expected);
  }

  @Test
  void linksBetweenPagesLeadSomewhere() throws IOException {
    try (Stream<Path> docs = Files.walk(DOCS)) {
      for (Path page : docs.filter(p -> p.toString().endsWith(".md")).toList()) {
        requireTargets(page);
      }
    }
    requireTargets(DOCS.resolveSibling("README.md"));
  }

  /** What is said to be shown by a test has to be. */
  @ParameterizedTest
  @CsvSource({"security.md, EndpointWalkIT", "dialects.md, CrossDialectIT"})
  void pagesNameTestsThatExist(String page, String one) throws IOException {
    Set<String> named =
        Pattern.compile("`([A-Z][A-Za-z0-9]+(?:Test|IT))(?:\\.[a-zA-Z]+)?`")
            .matcher(Files.readString(DOCS.resolve(page)))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).contains(one);
    assertThat(tests()).containsAll(named);
  }

  private static Set<String> tests() throws IOException {
    Set<String> found = new TreeSet<>();
    for (String module : List.of("api", "client", "imaging", "server")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
        files
            .map(file -> String.valueOf(file.getFileName()))
            .filter(name -> name.endsWith(".java"))
            .forEach(name -> found.add(name.substring(0, name.length() - ".java".length())));
      }
    }
    return found;
  }

  /** The upload page's test sends from a browser to a store with these rules. */
  @Test
  void operatingPageHasTheCorsRulesThatAreTested() throws IOException {
    assertThat(Files.readString(DOCS.resolve("operating.md")))
        .contains("\"AllowedMethods\": [\"" + S3Server.CORS_METHODS + "\"]")
        .contains("\"AllowedHeaders\": [\"" + S3Server.CORS_HEADERS + "\"]")
        .doesNotContain("ExposeHeaders");
  }

  private static void requireTargets(Path page) throws IOException {
    Pattern.compile("\\]\\(([^):#]+)\\)")
        .matcher(Files.readString(page))
        .results()
        .map(link -> page.resolveSibling(link.group(1)))
        .forEach(target -> assertThat(target).as("linked from " + page).exists());
  }

  private static Set<String> documented() throws IOException {
    return Pattern.compile("(?m)^\\| `(pinhole\\.[a-z0-9.-]+)`")
        .matcher(Files.readString(DOCS.resolve("configuration.md")))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> settings() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    return scanner.findCandidateComponents("dev.pinhole.server").stream()
        .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
        .flatMap(type -> names(prefix(type), type));
  }

  private static String prefix(Class<?> type) {
    return type.getAnnotation(ConfigurationProperties.class).value();
  }

  private static Stream<String> names(String prefix, Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).flatMap(part -> names(prefix, part));
  }

  private static Stream<String> names(String prefix, RecordComponent part) {
    String name = prefix + "." + kebab(part.getName());
    return part.getType().isRecord() ? names(name, part.getType()) : Stream.of(name);
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
