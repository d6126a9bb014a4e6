package dev.pinhole.server.dialect.prntscrn;

import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A program without a browser gets its token from the OAuth server (RFC 8628), by HTTP alone. */
record DeviceSignIn(TestApi person, TestApi program) {
  private static final String CLIENT = "pinhole-cli";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  /** The program, with the token that it gets once the person has agreed. */
  TestApi connect(String... scopes) {
    JsonNode device =
        form(
                program,
                "/oauth2/device_authorization",
                Map.of("client_id", CLIENT, "scope", String.join(" ", scopes)))
            .expect(200)
            .json();
    agree(device.path("user_code").asString(), scopes);
    Map<String, String> asked =
        Map.of(
            "grant_type",
            GRANT,
            "client_id",
            CLIENT,
            "device_code",
            device.path("device_code").asString());
    JsonNode token = form(program, "/oauth2/token", asked).expect(200).json();
    return program.withToken(token.path("access_token").asString());
  }

  /** As the pages of this server do it for a person. */
  private void agree(String code, String... scopes) {
    String path = "/oauth2/device_verification";
    JsonNode page = form(person, path, Map.of("user_code", code)).expect(200).json();
    String state = parameter(page.path("location").asString(), "state");
    String agreed =
        encoded(Map.of("client_id", CLIENT, "state", state, "user_code", code))
            + Arrays.stream(scopes).map(s -> "&scope=" + encoded(s)).collect(Collectors.joining());
    form(person, path, agreed).expect(200);
  }

  private static Answer form(TestApi who, String path, Map<String, String> values) {
    return form(who, path, encoded(values));
  }

  private static Answer form(TestApi who, String path, String body) {
    return who.send(
        who.request(path)
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String encoded(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + encoded(value.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String parameter(String address, String name) {
    return Arrays.stream(URI.create(address).getRawQuery().split("&", -1))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }
}
