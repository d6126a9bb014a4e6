package dev.pinhole.server.upload.internal.tus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code tus-js-client}, run by Node.js. */
final class TusClient implements AutoCloseable {
  private static final Path SCRIPT = Path.of("src", "test", "tus", "upload.mjs").toAbsolutePath();

  private final Process process;

  /**
   * @param storage where it remembers uploads from one run to the next
   */
  TusClient(int port, String token, Path file, Path storage) throws IOException {
    process =
        new ProcessBuilder(
                "node",
                SCRIPT.toString(),
                "http://127.0.0.1:" + port + TusApi.PATH,
                token,
                file.toString(),
                storage.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
  }

  /** All that it said, once it is done. */
  List<JsonNode> lines() throws IOException {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.lines().map(JsonMapper.shared()::readTree).toList();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
