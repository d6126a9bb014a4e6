package dev.pinhole.server.factor;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dev.pinhole.server.TestApi;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at a page of ours, with an authenticator that is built into the device. */
final class KeyHolder implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final String origin;
  private final BrowserContext context;
  private final Page page;
  private final CDPSession devTools;
  private final String authenticator;
  private @Nullable String csrfToken;

  KeyHolder(Browser browser, int port) {
    this.origin = "http://localhost:" + port;
    this.context = browser.newContext();
    this.page = context.newPage();
    open(origin);
    this.devTools = context.newCDPSession(page);
    devTools.send("WebAuthn.enable");
    this.authenticator =
        devTools
            .send("WebAuthn.addVirtualAuthenticator", options())
            .get("authenticatorId")
            .getAsString();
  }

  private static JsonObject options() {
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    for (String ability :
        List.of(
            "hasResidentKey",
            "hasUserVerification",
            "isUserVerified",
            "automaticPresenceSimulation")) {
      options.addProperty(ability, true);
    }
    JsonObject all = new JsonObject();
    all.add("options", options);
    return all;
  }

  /** What came back. */
  record Answer(int status, JsonNode json) {
    Answer expect(int wanted) {
      if (status != wanted) {
        throw new AssertionError("expected " + wanted + " but was " + status + ": " + json);
      }
      return this;
    }

    String code() {
      return json.path("code").asString();
    }
  }

  /** Goes to a page of this origin. */
  void open(String where) {
    page.navigate(where + "/invite/none");
  }

  void openOwn() {
    open(origin);
  }

  /** Whether the authenticator is shown who holds it from now on. */
  void verified(boolean is) {
    JsonObject sent = new JsonObject();
    sent.addProperty("authenticatorId", authenticator);
    sent.addProperty("isUserVerified", is);
    devTools.send("WebAuthn.setUserVerified", sent);
  }

  KeyHolder signIn(String name) {
    keepToken(
        post("/api/v1/session", Map.of("username", name, "password", TestApi.PASSWORD))
            .expect(200));
    return this;
  }

  Answer showKey(Map<String, Object> credential) {
    Answer answer = post("/api/v1/session/passkey", Map.of("credential", credential));
    if (answer.status() == 200) {
      keepToken(answer);
    }
    return answer;
  }

  private void keepToken(Answer answer) {
    csrfToken = answer.json().path("csrfToken").asString();
  }

  /** Has the authenticator make a passkey and adds it. */
  Answer addKey(String name) {
    return post(
        "/api/v1/account/passkeys", Map.of("name", name, "credential", made(creationOptions())));
  }

  Map<String, Object> creationOptions() {
    return members(post("/api/v1/account/passkeys/options", Map.of()).expect(200).json());
  }

  Map<String, Object> requestOptions() {
    return members(post("/api/v1/session/passkey/options", Map.of()).expect(200).json());
  }

  Map<String, Object> made(Map<String, Object> options) {
    return evaluate(
        """
        async options => JSON.stringify(await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options))
        }))
        """,
        options);
  }

  Map<String, Object> shown(Map<String, Object> options) {
    return evaluate(
        """
        async options => JSON.stringify(await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options))
        }))
        """,
        options);
  }

  Map<String, Object> shown() {
    return shown(requestOptions());
  }

  private Map<String, Object> evaluate(String script, Map<String, Object> options) {
    return members(JSON.readTree((String) page.evaluate(script, JSON.writeValueAsString(options))));
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  Answer delete(String path) {
    return send("DELETE", path, null);
  }

  private Answer send(String method, String path, @Nullable Object body) {
    Object sent =
        page.evaluate(
            """
            async ([method, path, body, token]) => {
              const headers = {'Content-Type': 'application/json'};
              if (token) {
                headers['X-CSRF-Token'] = token;
              }
              const answer = await fetch(path, {method, headers, body: body ?? undefined});
              return JSON.stringify([answer.status, await answer.text()]);
            }
            """,
            Arrays.asList(
                method, path, body == null ? null : JSON.writeValueAsString(body), csrfToken));
    JsonNode answer = JSON.readTree((String) sent);
    String text = answer.path(1).asString();
    return new Answer(
        answer.path(0).asInt(), text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> members(JsonNode json) {
    return JSON.convertValue(json, Map.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
