package dev.pinhole.server.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider of OpenID Connect, and of GitHub's kind of OAuth 2.0, over HTTP. It keeps to the
 * protocol, PKCE and one-time codes among it, until a test makes it lie.
 */
public final class TestProvider implements AutoCloseable {
  public static final String CLIENT = "pinhole-test";
  public static final String SECRET = "the client's secret";

  /** What a browser shows where the person agrees. */
  public static final String AGREE = "Yes, that is me";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpServer server;
  private final RSAKey key;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final List<String> paths = new CopyOnWriteArrayList<>();

  private volatile Map<String, Object> person = Map.of();
  private volatile UnaryOperator<JWTClaimsSet.Builder> lie = UnaryOperator.identity();
  private volatile Function<JWTClaimsSet, JWT> signature;
  private volatile List<Map<String, Object>> emails = List.of();

  public TestProvider() {
    try {
      key = new RSAKeyGenerator(2048).keyID("one").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    signature = claims -> signed(claims, key);
    server.createContext("/", this::answer);
    server.start();
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Who signs in next: the claims of that person. */
  public TestProvider is(Map<String, Object> claims) {
    person = claims;
    lie = UnaryOperator.identity();
    signature = claimsSet -> signed(claimsSet, key);
    return this;
  }

  /** Changes what the next id tokens say. */
  public TestProvider lying(UnaryOperator<JWTClaimsSet.Builder> change) {
    lie = change;
    return this;
  }

  /** With {@code alg: none}. */
  public TestProvider unsigned() {
    signature = PlainJWT::new;
    return this;
  }

  /** With a key that is not the provider's, under the name of one that is. */
  public TestProvider signedByAnother() {
    try {
      RSAKey other = new RSAKeyGenerator(2048).keyID("one").generate();
      signature = claims -> signed(claims, other);
      return this;
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public TestProvider withEmails(List<Map<String, Object>> list) {
    emails = list;
    return this;
  }

  public List<String> paths() {
    return paths;
  }

  /** What the person's consent brings: the address to come back with. */
  public URI consent(URI authorization) {
    Map<String, String> asked = parameters(authorization.getRawQuery());
    if (!CLIENT.equals(asked.get("client_id"))
        || !"code".equals(asked.get("response_type"))
        || !"S256".equals(asked.get("code_challenge_method"))) {
      throw new AssertionError("not asked as it should be: " + authorization);
    }
    String code = UUID.randomUUID().toString();
    codes.put(code, asked);
    return URI.create(asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    paths.add(path);
    try (exchange) {
      switch (path) {
        case "/.well-known/openid-configuration" -> send(exchange, 200, discovery());
        case "/jwks" -> send(exchange, 200, new JWKSet(key).toJSONObject());
        case "/token" -> token(exchange);
        case "/authorize" -> ask(exchange);
        case "/userinfo" -> send(exchange, 200, person);
        case "/emails" -> send(exchange, 200, emails);
        default -> send(exchange, 404, Map.of());
      }
    }
  }

  /** The page on which the person agrees. */
  private void ask(HttpExchange exchange) throws IOException {
    String page =
        "<!doctype html><title>Provider</title><a href=\"%s\">%s</a>"
            .formatted(consent(exchange.getRequestURI()).toString().replace("&", "&amp;"), AGREE);
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    byte[] body = page.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private Map<String, Object> discovery() {
    return Map.of(
        "issuer",
        issuer(),
        "authorization_endpoint",
        issuer() + "/authorize",
        "token_endpoint",
        issuer() + "/token",
        "userinfo_endpoint",
        issuer() + "/userinfo",
        "jwks_uri",
        issuer() + "/jwks",
        "response_types_supported",
        List.of("code"),
        "subject_types_supported",
        List.of("public"),
        "id_token_signing_alg_values_supported",
        List.of("RS256"));
  }

  /** Takes a code once, from this client, with what the challenge was made of. */
  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> sent = parameters(form);
    Map<String, String> asked = codes.remove(sent.getOrDefault("code", ""));
    boolean right =
        asked != null
            && hash(sent.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))
            && Objects.equals(sent.get("redirect_uri"), asked.get("redirect_uri"))
            && basic().equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (asked == null || !right) {
      send(exchange, 400, Map.of("error", "invalid_grant"));
      return;
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", UUID.randomUUID().toString());
    answer.put("token_type", "Bearer");
    answer.put("expires_in", 300);
    if (asked.getOrDefault("scope", "").contains("openid")) {
      answer.put("id_token", signature.apply(claims(asked)).serialize());
    }
    send(exchange, 200, answer);
  }

  private JWTClaimsSet claims(Map<String, String> asked) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(CLIENT)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("nonce", asked.get("nonce"));
    person.forEach(claims::claim);
    return lie.apply(claims).build();
  }

  private static JWT signed(JWTClaimsSet claims, RSAKey key) {
    try {
      SignedJWT jwt =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
      jwt.sign(new RSASSASigner(key));
      return jwt;
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String basic() {
    String encoded = CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(encoded.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, Object json) throws IOException {
    byte[] body = JSON.writeValueAsBytes(json);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  static Map<String, String> parameters(String form) {
    return Arrays.stream(form.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> decoded(pair[0]), pair -> pair.length == 1 ? "" : decoded(pair[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String hash(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
