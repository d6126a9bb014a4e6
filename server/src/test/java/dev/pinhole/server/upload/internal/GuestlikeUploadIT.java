package dev.pinhole.server.upload.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.ImageView;
import dev.pinhole.api.upload.CompletionRequest;
import dev.pinhole.api.upload.UploadRequest;
import dev.pinhole.api.upload.UploadState;
import dev.pinhole.api.upload.UploadView;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.Announcement;
import dev.pinhole.server.upload.DirectApi;
import dev.pinhole.server.upload.UploadDesk;
import dev.pinhole.server.upload.UploadDesk.Completed;
import dev.pinhole.server.upload.UploadDesk.Outstanding;
import dev.pinhole.server.upload.Uploader;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Uploaders with limits of their own, into a library that is somebody else's. */
@PinholeTest
class GuestlikeUploadIT {
  @Autowired TestApi server;
  @Autowired UploadDesk desk;

  private DirectApi owner;
  private Visiting visiting;

  /** Takes PNG only, and one image. */
  private record Visiting(long owner, AtomicInteger left) implements Uploader {
    @Override
    public String principal() {
      return "test:" + owner + ":visitor";
    }

    @Override
    public long maxBytes() {
      return 1_000_000;
    }

    @Override
    public Set<ImageFormat> formats() {
      return EnumSet.of(ImageFormat.PNG);
    }

    @Override
    public void allow(Announcement announcement) {}

    @Override
    public Admission admission(Announcement announcement) {
      return Admission.of(owner, announcement.name(), ImageSource.INVITATION);
    }

    @Override
    public void admitted(Announcement announcement, Admitted admitted) {
      if (left.get() == 0) {
        throw new ProblemException(ProblemCode.FORBIDDEN, "No more images are taken.");
      }
    }
  }

  @BeforeEach
  void beInARequest() {
    TestApi api = server.asUser("host");
    owner = new DirectApi(api);
    visiting =
        new Visiting(
            api.get("/api/v1/account").expect(200).json().path("id").asLong(),
            new AtomicInteger(1));
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setServerName("127.0.0.1");
    request.setServerPort(server.port());
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
  }

  @AfterEach
  void leaveTheRequest() {
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  void learnsNothingOfTheLibrary() throws IOException {
    byte[] content = TestImages.png(1);
    String key = new ImageApi(owner.api()).add("?description=secret&name=private.png", content);

    UploadView announced = desk.announce(visiting, request(content, "image/png"));
    assertThat(announced.state()).as("by its hash").isEqualTo(UploadState.PENDING);
    Completed completed = complete(announced, content);

    ImageView shown = Objects.requireNonNull(completed.result().image());
    assertThat(completed.result().duplicate()).isFalse();
    assertThat(shown.key()).isEqualTo(key);
    assertThat(shown.name()).isEqualTo("mine.png");
    assertThat(shown.description()).isNull();
  }

  @Test
  void hasWhatItSentStayThoughTheOwnersWasToGo() throws IOException {
    byte[] content = TestImages.png(4);
    ImageApi images = new ImageApi(owner.api());
    String key = images.add("?expiresIn=3600", content);
    assertThat(images.get(key).json().hasNonNull("expiresAt")).isTrue();

    complete(desk.announce(visiting, request(content, "image/png")), content);

    assertThat(images.get(key).expect(200).json().hasNonNull("expiresAt")).isFalse();
  }

  @Test
  void saysNothingOfWhatTheOwnerHad() throws IOException {
    byte[] content = TestImages.png(5);
    String key = new ImageApi(owner.api()).add("", content);
    UploadView announced = desk.announce(visiting, request(content, "image/png"));
    owner.put(String.valueOf(announced.url()), announced.type(), content).expect(200);

    desk.complete(
        visiting, String.valueOf(announced.id()), new CompletionRequest(Map.of("by", "visitor")));

    String metadata = "/api/v1/images/" + key + "/metadata";
    assertThat(owner.api().get(metadata).expect(200).json().hasNonNull("claims")).isFalse();
  }

  @Test
  void isRefusedOtherFormatsWhateverTheyAreAnnouncedAs() throws IOException {
    byte[] jpeg = TestImages.jpeg(2);
    assertThatThrownBy(() -> desk.announce(visiting, request(jpeg, "image/jpeg")))
        .extracting(e -> ((ProblemException) e).code())
        .isEqualTo(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    UploadView lie = desk.announce(visiting, request(jpeg, "image/png"));

    assertThatThrownBy(() -> complete(lie, jpeg))
        .extracting(e -> ((ProblemException) e).code())
        .isEqualTo(ProblemCode.UNSUPPORTED_FORMAT);

    assertThat(owner.announce(jpeg, Map.of("sha256", DirectApi.sha256(jpeg))).status())
        .as("nothing was kept")
        .isEqualTo(201);
    assertThat(desk.find(visiting, String.valueOf(lie.id())).state()).isEqualTo(UploadState.FAILED);
  }

  @Test
  void keepsNothingPastALimitThatWasReachedMeanwhile() throws IOException {
    byte[] content = TestImages.png(3);
    UploadView announced = desk.announce(visiting, request(content, "image/png"));
    Outstanding pending = desk.outstanding(visiting.owner(), "test:" + visiting.owner() + ":");
    assertThat(pending).isEqualTo(new Outstanding(1, content.length));
    assertThat(desk.outstanding(visiting.owner(), "TEST:")).isEqualTo(new Outstanding(0, 0));
    visiting.left().set(0);

    assertThatThrownBy(() -> complete(announced, content)).hasMessage("No more images are taken.");

    assertThat(desk.pending(visiting)).isEmpty();
    assertThat(owner.announce(content, Map.of("sha256", DirectApi.sha256(content))).status())
        .as("nothing was kept")
        .isEqualTo(201);
  }

  private Completed complete(UploadView announced, byte[] content) throws IOException {
    owner.put(String.valueOf(announced.url()), announced.type(), content).expect(200);
    return desk.complete(visiting, String.valueOf(announced.id()), new CompletionRequest(null));
  }

  private static UploadRequest request(byte[] content, String type) {
    return new UploadRequest(
        "mine.png", content.length, type, DirectApi.sha256(content), null, null, null, null, null);
  }
}
