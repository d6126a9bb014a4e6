package dev.pinhole.server.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.PinholeServer;
import dev.pinhole.server.S3Server;
import dev.pinhole.server.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;

/** A server whose bucket is no use does not start, and says what to do. */
@ExtendWith(OutputCaptureExtension.class)
class S3StartIT {
  @TempDir Path data;

  @Test
  void refusesToStartWithoutItsBucket(CapturedOutput output) {
    assertThatThrownBy(() -> start(S3Server.shared().properties("not-made")))
        .satisfies(failure ->
            assertThat(NestedExceptionUtils.getMostSpecificCause(failure).getMessage())
                .isNotEmpty());
    assertThat(output)
        .contains("APPLICATION FAILED TO START", "bucket not-made", "does not exist", "Create it")
        .doesNotContain(S3Server.SECRET_KEY);
  }

  @Test
  void refusesHalfAKey(CapturedOutput output) {
    assertThatThrownBy(() -> start(List.of("pinhole.s3.bucket=b", "pinhole.s3.secret-key=abc123")))
        .isInstanceOf(Exception.class);
    assertThat(output).contains("pinhole.s3.access-key and pinhole.s3.secret-key go together");
  }

  private void start(List<String> properties) {
    List<String> arguments = new ArrayList<>();
    properties.forEach(property -> arguments.add("--" + property));
    arguments.add("--pinhole.data=" + data);
    arguments.add("--pinhole.database=" + TestDatabase.current().freshUrl());
    arguments.add("--server.port=0");
    arguments.add("--server.address=127.0.0.1");
    SpringApplication.run(PinholeServer.class, arguments.toArray(String[]::new)).close();
  }
}
