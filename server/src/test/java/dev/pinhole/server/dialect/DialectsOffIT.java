package dev.pinhole.server.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.PinholeServer;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** Where no dialect is spoken, there is nothing at their addresses, and problems are ours. */
@PinholeTest
@TestPropertySource(properties = "pinhole.dialects=")
@ExtendWith(OutputCaptureExtension.class)
class DialectsOffIT {
  @Autowired TestApi api;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/apis/adduser",
        "/apis/auth",
        "/apis/capture",
        "/apis/get_image",
        "/apis/all_images",
        "/apis/",
        "/invitation/",
        "/api/invitations",
        "/api/upload/",
        "/api/files/policy",
        "/api/files/complete",
        "/api/images/",
        "/api_token",
        "/api/images/create",
        "/api/images/list",
        "/api/images/get/1",
        "/image/",
        "/image/x",
        "/register",
        "/login",
        "/images",
        "/images/1",
        "/3/image",
        "/3/image/x"
      })
  void nothingIsThere(String path) {
    for (String method : new String[] {"GET", "POST", "PUT", "DELETE"}) {
      requireNothing(method, path, api.withToken(null));
      requireNothing(method, path, api.asAdmin());
    }
  }

  private static void requireNothing(String method, String path, TestApi who) {
    Answer answer =
        who.send(
            who.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString("username=a&password=b")));
    assertThat(answer.status()).as("%s %s", method, path).isEqualTo(404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.code()).isEqualTo("not-found");
  }

  @Test
  void aNameThatNoDialectHasStopsTheStart(@TempDir Path data, CapturedOutput output) {
    String[] arguments = {
      "--pinhole.dialects=imgur,flickr",
      "--pinhole.data=" + data,
      "--pinhole.database=" + TestDatabase.current().freshUrl(),
      "--server.port=0",
      "--server.address=127.0.0.1"
    };
    assertThatThrownBy(() -> SpringApplication.run(PinholeServer.class, arguments).close())
        .isInstanceOf(Exception.class);
    assertThat(output)
        .contains("APPLICATION FAILED TO START", "pinhole.dialects", "flickr", "captureindonk");
  }
}
