package dev.pinhole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the README tells people to type, typed. */
@PinholeTest
class ReadmeIT {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @LocalServerPort int port;
  @Autowired TestApi api;
  @TempDir Path folder;

  @Test
  void tourWorksWordForWord() throws Exception {
    Files.createDirectories(folder.resolve("docs"));
    Files.createSymbolicLink(folder.resolve("docs/tour"), ROOT.resolve("docs/tour"));

    String printed = run(tour() + "\necho \"kept $KEY\"");

    assertThat(printed).contains("falcon.jpg", "ridge.jpg");
    byte[] fetched = Files.readAllBytes(folder.resolve("ridge.webp"));
    assertThat(new String(fetched, 8, 4, StandardCharsets.US_ASCII)).isEqualTo("WEBP");
    assertThat(printed).contains("\"state\":\"done\"");
    BufferedImage page = ImageIO.read(folder.resolve("page.png").toFile());
    assertThat(page.getWidth()).isEqualTo(640);
    assertThat(page.getHeight()).isEqualTo(360);
    assertThat(printed)
        .contains("\"name\":\"anna.jpg\"", "\"thumbnailUrl\"", "\"guestName\":\"Anna\"");
    assertThat(printed).contains("\"requiredScope\":\"images:write\"", "\"action\":\"token-made\"");
    String key = printed.substring(printed.lastIndexOf("kept ") + 5).strip();
    api.asAdmin().get("/api/v1/images/" + key).expect(404);
  }

  @Test
  void aCodeMakesAnAccountForSomebodyElse() throws Exception {
    String signIn = tour().lines().findFirst().orElseThrow();

    String printed = run(signIn + "\n" + block("people").replace("anna", "readme-anna"));

    assertThat(printed).contains("\"username\":\"readme-anna\"", "\"role\":\"user\"");
  }

  @Test
  void tourHasRealPhotos() throws IOException {
    for (String name : List.of("falcon.jpg", "ridge.jpg")) {
      assertThat(ImageIO.read(ROOT.resolve("docs/tour").resolve(name).toFile()).getWidth())
          .isGreaterThan(400);
    }
  }

  private String tour() throws IOException {
    return block("tour");
  }

  /** What is to be typed below the comment of this name. */
  private String block(String name) throws IOException {
    Matcher block =
        Pattern.compile("<!-- " + name + " -->\\s*```sh\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(block.find()).as("the README has " + name).isTrue();
    return block.group(1).replace("localhost:8080", "localhost:" + port);
  }

  private String run(String script) throws IOException, InterruptedException {
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    bash.environment().put("PASSWORD", TestApi.PASSWORD);
    Process process = bash.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }
}
