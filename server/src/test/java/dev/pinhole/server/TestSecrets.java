package dev.pinhole.server;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All secrets that {@link TestApi} sends and is given while this is open, and those that a test
 * names: for tests that look for them where none may be.
 */
public final class TestSecrets implements AutoCloseable {
  /** Shorter ones would be found by chance. */
  private static final int SHORTEST = 6;

  private static final Pattern DIGITS = Pattern.compile("\\d{6,8}");
  private static final Set<String> HEADERS = Set.of("x-access-key", "invitation", "x-csrf-token");

  /** Names, in lower case and without underscores, of what is a secret wherever it stands. */
  private static final Set<String> ANYWHERE =
      Set.of(
          "password",
          "currentpassword",
          "token",
          "tokenkey",
          "accesstoken",
          "refreshtoken",
          "idtoken",
          "secret",
          "clientsecret",
          "credential",
          "csrftoken",
          "recoverycodes",
          "deletehash",
          "devicecode",
          "usercode",
          "codeverifier",
          "sig",
          "signature",
          "x-amz-signature");

  /** Answers have these too, where they are a mask, or a problem's name. */
  private static final Set<String> IN_REQUESTS =
      Set.of("code", "accesskey", "authorization", "cookies", "headers");

  private static final Set<String> IN_QUERIES = Set.of("code", "key");

  /** As this server makes them. */
  private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{22}");

  private static final JsonMapper JSON = JsonMapper.shared();
  private static volatile @Nullable TestSecrets open;

  /** With where each was met first. */
  private final Map<String, String> met = new ConcurrentHashMap<>();

  private final Set<String> kinds = ConcurrentHashMap.newKeySet();

  private TestSecrets() {}

  /** One at a time, in one process. */
  public static TestSecrets collect() {
    TestSecrets secrets = new TestSecrets();
    open = secrets;
    return secrets;
  }

  @Override
  public void close() {
    open = null;
  }

  /** Something that no request carries, such as a key of the server's own. */
  public TestSecrets add(String what, String secret) {
    if (secret.length() >= SHORTEST) {
      met.putIfAbsent(secret, what);
      kinds.add(what);
    }
    return this;
  }

  public int count() {
    return met.size();
  }

  /** What kinds of secrets there are; a tour that met none of a kind has shown nothing of it. */
  public Set<String> kinds() {
    return new TreeSet<>(kinds);
  }

  /** Where those were met that stand in the text, as they are or encoded, with what is around. */
  public List<String> in(String text) {
    return met.entrySet().stream()
        .flatMap(secret -> forms(secret.getKey()).map(form -> Map.entry(form, secret.getValue())))
        .map(form -> found(text, form.getKey(), form.getValue()))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private static List<String> found(String text, String secret, String kind) {
    int at = text.indexOf(secret);
    while (at >= 0 && DIGITS.matcher(secret).matches() && isWithinNumber(text, at, secret)) {
      at = text.indexOf(secret, at + 1);
    }
    return at < 0
        ? List.of()
        : List.of(
            kind + ": " + text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 60)));
  }

  /** Numbers are everywhere. */
  private static boolean isWithinNumber(String text, int at, String digits) {
    return isPart(text, at - 1) || isPart(text, at + digits.length());
  }

  private static boolean isPart(String text, int at) {
    return at >= 0
        && at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || ".-:_".indexOf(text.charAt(at)) >= 0);
  }

  private static Stream<String> forms(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
            secret,
            URLEncoder.encode(secret, StandardCharsets.UTF_8),
            Base64.getEncoder().withoutPadding().encodeToString(bytes))
        .distinct();
  }

  static void note(HttpRequest request) {
    TestSecrets secrets = open;
    if (secrets != null) {
      secrets.headers(request.headers().map());
      secrets.address(request.uri());
      request.bodyPublisher().ifPresent(body -> secrets.body(request, body));
    }
  }

  static void note(HttpResponse<byte[]> response) {
    TestSecrets secrets = open;
    if (secrets != null) {
      response.headers().allValues("set-cookie").forEach(secrets::cookies);
      response.headers().firstValue("location").ifPresent(secrets::query);
      if (type(response.headers().firstValue("content-type").orElse("")).equals("json")) {
        secrets.json(new String(response.body(), StandardCharsets.UTF_8), Set.of());
      }
    }
  }

  private void headers(Map<String, List<String>> headers) {
    headers.forEach((name, values) -> values.forEach(value -> header(name, value)));
  }

  private void header(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("authorization")) {
      authorization(value);
    } else if (lower.equals("cookie")) {
      cookies(value);
    } else if (HEADERS.contains(lower)) {
      add(lower, value);
    }
  }

  private void authorization(String value) {
    String[] parts = value.split(" ", 2);
    String credential = parts[parts.length - 1];
    add("authorization " + parts[0], credential);
    if (parts[0].equalsIgnoreCase("basic")) {
      String pair = new String(Base64.getDecoder().decode(credential), StandardCharsets.ISO_8859_1);
      add("basic password", pair.substring(pair.indexOf(':') + 1));
    }
    // Of a JWT its signature alone: the beginnings of all are the same.
    if (credential.startsWith("ey") && credential.contains(".")) {
      add("signature of a JWT", credential.substring(credential.lastIndexOf('.') + 1));
    }
  }

  private void cookies(String header) {
    Arrays.stream(header.split(";", -1))
        .map(String::strip)
        .filter(pair -> pair.startsWith("pinhole") || pair.startsWith("__Host-"))
        .forEach(pair -> add("cookie", pair.substring(pair.indexOf('=') + 1)));
  }

  private void address(URI uri) {
    if (uri.getRawQuery() != null) {
      form(uri.getRawQuery());
    }
  }

  private void query(String text) {
    int query = text.indexOf('?');
    if (query >= 0) {
      form(text.substring(query + 1));
    }
  }

  private void form(String encoded) {
    for (String pair : encoded.split("[&#]", -1)) {
      int at = pair.indexOf('=');
      if (at > 0 && isSecret(pair.substring(0, at), IN_QUERIES)) {
        String name = pair.substring(0, at);
        add(name, pair.substring(at + 1));
        add(name, decoded(pair.substring(at + 1)));
      }
    }
  }

  /** A query that is meant to be bad may be badly encoded. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private void body(HttpRequest request, HttpRequest.BodyPublisher body) {
    switch (type(request.headers().firstValue("content-type").orElse(""))) {
      case "json" -> json(text(body), IN_REQUESTS);
      case "form" -> form(text(body));
      default -> {}
    }
  }

  private static String type(String contentType) {
    if (contentType.contains("problem")) {
      return "problem";
    }
    return contentType.contains("json")
        ? "json"
        : contentType.contains("x-www-form-urlencoded") ? "form" : "";
  }

  private void json(String text, Set<String> more) {
    try {
      walk("", JSON.readTree(text), more);
    } catch (JacksonException broken) {
      // Sent broken on purpose; what follows a secret's name is one all the same.
      Matcher member = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"([^\"]+)").matcher(text);
      while (member.find()) {
        if (isSecret(member.group(1), more)) {
          add(member.group(1), member.group(2));
        }
      }
    }
  }

  private void walk(String name, JsonNode node, Set<String> more) {
    if (isSecret(name, more)) {
      texts(name, node);
    } else if (node.isString()) {
      query(node.asString());
      if (name.equals("code") && CODE.matcher(node.asString()).matches()) {
        add(name, node.asString());
      }
    }
    node.valueStream().filter(_ -> node.isArray()).forEach(value -> walk("", value, more));
    node.propertyStream().forEach(member -> walk(member.getKey(), member.getValue(), more));
  }

  /** All of what a secret has within it. */
  private void texts(String name, JsonNode node) {
    if (node.isString()) {
      add(name, node.asString());
    }
    node.valueStream().forEach(value -> texts(name, value));
  }

  private static boolean isSecret(String name, Set<String> more) {
    String plain = name.toLowerCase(Locale.ROOT).replace("_", "");
    return ANYWHERE.contains(plain) || more.contains(plain);
  }

  private static String text(HttpRequest.BodyPublisher body) {
    Gathered gathered = new Gathered();
    body.subscribe(gathered);
    return gathered.bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return met.values().stream().sorted().distinct().collect(Collectors.joining(", "));
  }

  /** Bodies of texts are published at once, in the thread that asks. */
  private static final class Gathered implements Flow.Subscriber<ByteBuffer> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer part) {
      byte[] read = new byte[part.remaining()];
      part.get(read);
      bytes.writeBytes(read);
    }

    @Override
    public void onError(Throwable failure) {
      throw new IllegalStateException(failure);
    }

    @Override
    public void onComplete() {}
  }
}
