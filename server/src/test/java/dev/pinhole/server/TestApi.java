package dev.pinhole.server;

import dev.pinhole.api.account.AccessToken;
import dev.pinhole.api.account.Login;
import dev.pinhole.api.account.Registration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks to the server under test over HTTP, as anonymous or somebody. Tests of {@link PinholeTest}
 * get one by {@code @Autowired TestApi api}.
 */
public final class TestApi {
  public static final String ADMIN = "admin";
  public static final String PASSWORD = "correct horse battery";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Environment environment;
  private final Map<String, Session> sessions;
  private final @Nullable String token;

  public TestApi(Environment environment) {
    this(environment, new ConcurrentHashMap<>(), null);
  }

  private TestApi(Environment environment, Map<String, Session> sessions, @Nullable String token) {
    this.environment = environment;
    this.sessions = sessions;
    this.token = token;
  }

  /** For a server that a test has started itself. */
  public static TestApi of(Environment environment) {
    return new TestApi(environment);
  }

  /** What came back. */
  public record Answer(HttpResponse<byte[]> response) {

    public int status() {
      return response.statusCode();
    }

    public HttpHeaders headers() {
      return response.headers();
    }

    public byte[] body() {
      return response.body();
    }

    public String text() {
      return new String(body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      return JSON.readTree(body());
    }

    public <T> T as(Class<T> type) {
      return JSON.readValue(body(), type);
    }

    /** The problem's {@code code}. */
    public String code() {
      return json().path("code").asString();
    }

    public String header(String name) {
      return headers().firstValue(name).orElse("");
    }

    /** Fails with the body where the status is another. */
    public Answer expect(int wanted) {
      if (status() != wanted) {
        throw new AssertionError("expected " + wanted + " but was " + status() + ": " + text());
      }
      return this;
    }
  }

  /** Renewed before it has to show again who it is. */
  private record Session(String token, long begun) {
    private static final Duration FRESH = Duration.ofMinutes(5);

    boolean isOld() {
      return System.nanoTime() - begun > FRESH.toNanos();
    }
  }

  /** The first admin. */
  public TestApi asAdmin() {
    return signedIn(ADMIN);
  }

  /** Somebody of this name, with the password {@link #PASSWORD}; registered when first met. */
  public TestApi asUser(String name) {
    if (!sessions.containsKey(name)) {
      Answer answer = register(name);
      if (answer.status() == 403 && "proof-required".equals(answer.code())) {
        // A test has put the server's clock forward: the admin's proof is too old.
        sessions.remove(ADMIN);
        answer = register(name);
      }
      if (answer.status() != 409) {
        answer.expect(201);
      }
    }
    return signedIn(name);
  }

  private Answer register(String name) {
    return asAdmin().post("/api/v1/accounts", new Registration(name, null, PASSWORD, null));
  }

  /** Whoever this session or API token belongs to; null for nobody. */
  public TestApi withToken(@Nullable String other) {
    return new TestApi(environment, sessions, other);
  }

  private TestApi signedIn(String name) {
    Session session =
        sessions.compute(name, (_, old) -> old == null || old.isOld() ? login(name) : old);
    return withToken(session.token());
  }

  private Session login(String name) {
    String value =
        withToken(null)
            .post("/api/v1/login", new Login(name, PASSWORD))
            .expect(200)
            .as(AccessToken.class)
            .value();
    return new Session(value, System.nanoTime());
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  public Answer post(String path, Object json) {
    return json("POST", path, json);
  }

  /** With headers besides, such as another kind of credential. */
  public Answer post(String path, Object json, Map<String, String> headers) {
    HttpRequest.Builder request = jsonRequest("POST", path, json);
    headers.forEach(request::header);
    return send(request);
  }

  public Answer patch(String path, Object json) {
    return json("PATCH", path, json);
  }

  /** Anything else: {@code api.send(api.request("/i/x").header("Range", "bytes=0-1").GET())}. */
  public Answer send(HttpRequest.Builder request) {
    try {
      HttpRequest sent = request.build();
      TestSecrets.note(sent);
      HttpResponse<byte[]> response = HTTP.send(sent, BodyHandlers.ofByteArray());
      TestSecrets.note(response);
      return new Answer(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A request for this path, already in the name of who this is. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofMinutes(3));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  public int port() {
    return environment.getRequiredProperty("local.server.port", Integer.class);
  }

  private Answer json(String method, String path, Object body) {
    return send(jsonRequest(method, path, body));
  }

  private HttpRequest.Builder jsonRequest(String method, String path, Object body) {
    String text = body instanceof String given ? given : JSON.writeValueAsString(body);
    return request(path)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(text));
  }
}
