package dev.pinhole.server.session;

import dev.pinhole.api.session.SessionRequest;
import dev.pinhole.api.session.SessionView;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.net.HttpCookie;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A browser as far as cookies and the token of its pages go. */
public final class WebVisitor {
  public static final String COOKIE = "pinhole_session";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final TestApi api;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private @Nullable String csrfToken;

  public WebVisitor(TestApi api) {
    this.api = api.withToken(null);
  }

  /** With the password of {@link TestApi}. */
  public WebVisitor signIn(String name) {
    signIn(new SessionRequest(name, TestApi.PASSWORD)).expect(200);
    return this;
  }

  public Answer signIn(SessionRequest request) {
    Answer answer = send("POST", "/api/v1/session", request);
    if (answer.status() == 200) {
      csrfToken = answer.as(SessionView.class).csrfToken();
    }
    return answer;
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, Object json) {
    return send("POST", path, json);
  }

  public Answer patch(String path, Object json) {
    return send("PATCH", path, json);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  private Answer send(String method, String path, @Nullable Object json) {
    HttpRequest.Builder request = request(path);
    if (csrfToken != null && !method.equals("GET")) {
      request.header("X-CSRF-Token", csrfToken);
    }
    if (json == null) {
      return send(request.method(method, BodyPublishers.noBody()));
    }
    request.header("Content-Type", "application/json");
    return send(request.method(method, BodyPublishers.ofString(JSON.writeValueAsString(json))));
  }

  /** With the cookies, and without the token. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = api.request(path);
    return cookies.isEmpty() ? request : request.header("Cookie", cookieHeader());
  }

  /** Keeps the cookies that come back. */
  public Answer send(HttpRequest.Builder request) {
    Answer answer = api.send(request);
    answer.headers().allValues("set-cookie").forEach(this::keep);
    return answer;
  }

  private void keep(String header) {
    HttpCookie cookie = HttpCookie.parse(header).getFirst();
    if (cookie.getMaxAge() == 0) {
      cookies.remove(cookie.getName());
    } else {
      cookies.put(cookie.getName(), cookie.getValue());
    }
  }

  private String cookieHeader() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  public String csrfToken() {
    return Objects.requireNonNull(csrfToken);
  }

  /** Another page of this browser, or somebody who has come by its token. */
  public WebVisitor withCsrfToken(@Nullable String token) {
    csrfToken = token;
    return this;
  }

  public @Nullable String cookie(String name) {
    return cookies.get(name);
  }

  public String sessionId() {
    return Objects.requireNonNull(cookie(COOKIE));
  }

  public WebVisitor withCookie(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  /** The same browser before what comes next. */
  public WebVisitor copy() {
    return at(api);
  }

  /** The same browser, whose requests go to another node. */
  public WebVisitor at(TestApi node) {
    WebVisitor copy = new WebVisitor(node);
    copy.cookies.putAll(cookies);
    copy.csrfToken = csrfToken;
    return copy;
  }
}
