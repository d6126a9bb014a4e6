package dev.pinhole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What looks for secrets must find them. */
class TestSecretsTest {
  @AutoClose private final TestSecrets secrets = TestSecrets.collect();

  @Test
  void knowsThoseInHeadersAddressesAndBodies() {
    TestSecrets.note(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1/i/x?key=open%20sesame&sig=AbC-123&w=1"))
            .header("Authorization", "Bearer ph_0123456789")
            .header("Cookie", "pinhole_session=c00kie-of-mine; theme=darkest")
            .header("X-CSRF-Token", "token-of-a-page")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"password\":\"hunter 22\",\"name\":\"somebody\",\"code\":\"123456\","
                        + "\"headers\":{\"X-Key\":\"key-of-a-site\"}}"))
            .build());
    for (String secret :
        List.of(
            "open sesame",
            "open%20sesame",
            "open+sesame",
            "AbC-123",
            "ph_0123456789",
            "c00kie-of-mine",
            "token-of-a-page",
            "hunter 22",
            "aHVudGVyIDIy",
            "key-of-a-site")) {
      assertThat(secrets.in("before " + secret + " after")).as(secret).hasSize(1);
    }
    assertThat(secrets.in("somebody of the darkest 127.0.0.1")).isEmpty();
  }

  @Test
  void knowsThoseInBrokenBodies() {
    TestSecrets.note(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1/"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"password\": \"half a secret"))
            .build());
    assertThat(secrets.in("half a secret")).hasSize(1);
  }

  @Test
  void takesNumbersForCodesOnlyWhereTheyStandAlone() {
    secrets.add("code", "123456");
    assertThat(secrets.in("the code 123456, it was")).hasSize(1);
    assertThat(secrets.in("at 0.123456 of 91234567 in 12345678-123456")).isEmpty();
    assertThat(secrets.in("at 0.123456 and then 123456")).hasSize(1);
  }
}
