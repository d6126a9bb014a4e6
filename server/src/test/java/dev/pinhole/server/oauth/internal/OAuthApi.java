package dev.pinhole.server.oauth.internal;

import dev.pinhole.api.account.AccessToken;
import dev.pinhole.api.account.Login;
import dev.pinhole.api.oauth.OAuthClient;
import dev.pinhole.api.oauth.OAuthClientRequest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A program that has somebody's browser at hand, step by step.
 *
 * @param secret null for a program that has none
 */
record OAuthApi(
    TestApi person, TestApi program, String client, @Nullable String secret, String redirect) {
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  static final String CALLBACK = "http://127.0.0.1:53682/callback";

  /** Our own client for the command line. */
  static OAuthApi cli(TestApi person) {
    return new OAuthApi(person, person.withToken(null), "pinhole-cli", null, CALLBACK);
  }

  /** One that an admin has just set up. */
  static OAuthApi made(TestApi person, OAuthClient client) {
    String redirect = client.redirectUris().stream().findFirst().orElse("");
    return new OAuthApi(person, person.withToken(null), client.id(), client.secret(), redirect);
  }

  /** An admin who has just shown who they are. */
  static TestApi admin(TestApi api) {
    return signedIn(api, TestApi.ADMIN);
  }

  static TestApi signedIn(TestApi api, String name) {
    TestApi nobody = api.withToken(null);
    return nobody.withToken(
        nobody
            .post("/api/v1/login", new Login(name, TestApi.PASSWORD))
            .expect(200)
            .as(AccessToken.class)
            .value());
  }

  static OAuthClient make(TestApi api, boolean confidential, String redirect, String... scopes) {
    Set<String> grants =
        confidential
            ? Set.of("authorization_code", "refresh_token", "client_credentials", DEVICE_GRANT)
            : Set.of("authorization_code", "refresh_token");
    return admin(api)
        .post(
            "/api/v1/admin/clients",
            new OAuthClientRequest(
                "Frame",
                "https://frame.example",
                confidential,
                Set.of(redirect),
                Set.of("https://frame.example/bye"),
                Set.of(scopes),
                grants))
        .expect(201)
        .as(OAuthClient.class);
  }

  /** What it asks for, unless a test says otherwise. */
  Map<String, String> request(String scope) {
    Map<String, String> request = new LinkedHashMap<>();
    request.put("response_type", "code");
    request.put("client_id", client);
    request.put("redirect_uri", redirect);
    request.put("scope", scope);
    request.put("state", "the+program's state");
    request.put("nonce", "n-0S6_WzA2Mj");
    request.put("code_challenge", challenge(VERIFIER));
    request.put("code_challenge_method", "S256");
    return request;
  }

  Answer authorize(Map<String, String> request) {
    return person.get("/oauth2/authorize?" + form(request));
  }

  /** The person's word on what the consent page at this address asks. */
  Answer consent(String page, String... scopes) {
    Map<String, String> asked = query(page);
    StringBuilder form =
        new StringBuilder(form(Map.of("client_id", client, "state", asked.get("state"))));
    for (String scope : scopes) {
      form.append("&scope=").append(encoded(scope));
    }
    return person.send(
        person
            .request("/oauth2/authorize")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString())));
  }

  /** All the way to the code. */
  String code(String scope) {
    Answer asked = authorize(request(scope)).expect(302);
    Answer granted =
        asked.header("Location").contains("/oauth2/consent")
            ? consent(asked.header("Location"), scope.split(" ", -1)).expect(302)
            : asked;
    return value(granted.header("Location"), "code");
  }

  Answer exchange(String code) {
    return token(
        Map.of(
            "grant_type", "authorization_code",
            "code", code,
            "redirect_uri", redirect,
            "code_verifier", VERIFIER));
  }

  JsonNode tokens(String scope) {
    return exchange(code(scope)).expect(200).json();
  }

  Answer refresh(String token) {
    return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  /** In its own name. */
  Answer token(Map<String, String> form) {
    return post("/oauth2/token", form);
  }

  /** In its own name. */
  Answer post(String path, Map<String, String> form) {
    Map<String, String> named = new LinkedHashMap<>(form);
    named.putIfAbsent("client_id", client);
    if (secret != null) {
      named.putIfAbsent("client_secret", secret);
    }
    return post(path, form(named));
  }

  Answer post(String path, String form) {
    return program.send(
        program
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String form(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + encoded(value.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Of a parameter that has to be there. */
  static String value(String address, String parameter) {
    return Objects.requireNonNull(query(address).get(parameter), parameter);
  }

  static Map<String, String> query(String address) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : URI.create(address).getRawQuery().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return values;
  }
}
