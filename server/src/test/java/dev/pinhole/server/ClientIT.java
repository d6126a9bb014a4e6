package dev.pinhole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pinhole.api.Page;
import dev.pinhole.api.Problem;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.api.image.ImageView;
import dev.pinhole.api.image.UploadResult;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.api.link.LinkRequest;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.client.ImageChange;
import dev.pinhole.client.ImageFilter;
import dev.pinhole.client.PinholeClient;
import dev.pinhole.client.PinholeException;
import dev.pinhole.client.UploadOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The Java client against the whole server. */
@PinholeTest
class ClientIT {

  @LocalServerPort int port;
  @TempDir Path folder;
  private PinholeClient client;

  @BeforeEach
  void signIn() throws Exception {
    client = PinholeClient.signIn(server(), TestApi.ADMIN, TestApi.PASSWORD);
  }

  @Test
  void knowsItsAccount() throws Exception {
    assertThat(client.account().username()).isEqualTo(TestApi.ADMIN);
  }

  @Test
  void keepsFindsChangesAndDeletesAnImage() throws Exception {
    UploadOptions options =
        UploadOptions.DEFAULT
            .withVisibility(Visibility.UNLISTED)
            .withDescription("cliffs at dusk")
            .expiringIn(Duration.ofDays(3));
    ImageView image = client.images().upload(picture("cliff.png", 0x102030), options);
    assertThat(image.expiresAt()).isNotNull();

    Page<ImageView> found = client.images().list(ImageFilter.matching("CLIFFS"), null, 10);
    assertThat(found.items()).extracting(ImageView::key).containsExactly(image.key());

    ImageView changed =
        client.images().change(image.key(), new ImageChange().description(null).name("c.png"));
    assertThat(changed.description()).isNull();
    assertThat(changed.name()).isEqualTo("c.png");
    assertThat(client.images().metadata(image.key()).truncated()).isFalse();

    client.images().delete(image.key());
    assertThatExceptionOfType(PinholeException.class)
        .isThrownBy(() -> client.images().get(image.key()))
        .satisfies(e -> assertThat(e.problem().code()).isEqualTo("not-found"));
  }

  @Test
  void tellsEachFilesOwnResult() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.png"), "not a picture");
    List<UploadResult> results =
        client.images().upload(List.of(picture("good.png", 0x405060), text), UploadOptions.DEFAULT);
    assertThat(results.get(0).image()).isNotNull();
    assertThat(results.get(1).problem())
        .extracting(Problem::code)
        .isEqualTo(ProblemCode.UNSUPPORTED_FORMAT.value());
  }

  @Test
  void fetchesOriginalRenditionLinkAndArchive() throws Exception {
    Path file = picture("sea.png", 0x708090);
    String key = client.images().upload(file, UploadOptions.DEFAULT).key();
    try (InputStream original = client.images().original(key)) {
      assertThat(original.readAllBytes()).isEqualTo(Files.readAllBytes(file));
    }
    Transform small = Transform.parse(Map.of("w", "16", "fm", "png"));
    try (InputStream rendition = client.images().rendition(key, small)) {
      assertThat(ImageIO.read(rendition).getWidth()).isEqualTo(16);
    }
    URI link = URI.create(client.images().link(key, new LinkRequest(null, null, null)).url());
    try (InputStream linked = link.toURL().openStream()) {
      assertThat(ImageIO.read(linked).getWidth()).isEqualTo(64);
    }
    try (ZipInputStream zip = new ZipInputStream(client.images().archive(List.of(key)))) {
      assertThat(zip.getNextEntry()).extracting(ZipEntry::getName).isEqualTo("sea.png");
    }
  }

  @Test
  void worksWithATokenOfItsOwnUntilThatIsDeleted() throws Exception {
    TokenRequest request = new TokenRequest("backup", Set.of(Scope.IMAGES_READ), null);
    var token = client.tokens().create(request);
    PinholeClient reader = PinholeClient.withToken(server(), Objects.requireNonNull(token.token()));
    assertThat(reader.images().list(ImageFilter.ALL, null, 1).items()).isNotNull();
    assertThatExceptionOfType(PinholeException.class)
        .isThrownBy(() -> reader.images().upload(picture("no.png", 1), UploadOptions.DEFAULT))
        .satisfies(e -> assertThat(e.status()).isEqualTo(403));

    client.tokens().delete(token.id());
    assertThatExceptionOfType(PinholeException.class)
        .isThrownBy(() -> reader.images().list(ImageFilter.ALL, null, 1))
        .satisfies(e -> assertThat(e.status()).isEqualTo(401));
  }

  private URI server() {
    return URI.create("http://localhost:" + port);
  }

  /** A picture of 64 × 48 pixels in one colour, so that different colours are different content. */
  private Path picture(String name, int colour) throws IOException {
    BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 48; i++) {
      image.setRGB(i % 64, i / 64, colour);
    }
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
