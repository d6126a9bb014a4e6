package dev.pinhole.server.upload.internal.tus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.Announcement;
import dev.pinhole.server.upload.ResumableUploads;
import dev.pinhole.server.upload.Uploader;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** An image that takes too long to look at, for now. */
@PinholeTest
class TusPassingFaultIT {
  private static final String PATH = "/test/tus";

  @Autowired TestApi server;
  @Autowired ResumableUploads uploads;

  /** Whose first images take too long. */
  private record Slow(long owner, AtomicInteger timeouts) implements Uploader {
    @Override
    public String principal() {
      return "test:" + owner + ":slow";
    }

    @Override
    public long maxBytes() {
      return 1_000_000;
    }

    @Override
    public void allow(Announcement announcement) {}

    @Override
    public Admission admission(Announcement announcement) {
      return Admission.of(owner, announcement.name(), ImageSource.UPLOAD);
    }

    @Override
    public void admitted(Announcement announcement, Admitted admitted) {
      if (timeouts.getAndDecrement() > 0) {
        throw new ProblemException(ProblemCode.IMAGE_TIMEOUT, "It took too long.");
      }
    }
  }

  @Test
  void keepsTheBytesAndHasClientsAskAgain() throws IOException {
    long owner =
        server.asUser("tus-slow").get("/api/v1/account").expect(200).json().path("id").asLong();
    Slow slow = new Slow(owner, new AtomicInteger(1));
    byte[] image = TestImages.png(8530);
    String upload = create(slow, image.length);

    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> append(slow, upload, 0, image));

    assertThat(refused.code()).isEqualTo(ProblemCode.UPLOAD_LOCKED);
    MockHttpServletResponse again = append(slow, upload, image.length, new byte[0]);
    assertThat(again.getStatus()).isEqualTo(204);
    assertThat(again.getHeader("Pinhole-Image")).hasSize(22);
  }

  private String create(Uploader uploader, int length) throws IOException {
    MockHttpServletRequest request = request("POST", PATH);
    request.addHeader("Upload-Length", Integer.toString(length));
    MockHttpServletResponse response = new MockHttpServletResponse();
    uploads.handle(uploader, request, response, PATH);
    return URI.create(Objects.requireNonNull(response.getHeader("Location"))).getPath();
  }

  private MockHttpServletResponse append(Uploader uploader, String upload, int offset, byte[] bytes)
      throws IOException {
    MockHttpServletRequest request = request("PATCH", upload);
    request.addHeader("Upload-Offset", Integer.toString(offset));
    request.addHeader("Content-Length", Integer.toString(bytes.length));
    request.setContentType(TusApi.BYTES);
    request.setContent(bytes);
    MockHttpServletResponse response = new MockHttpServletResponse();
    uploads.handle(uploader, request, response, PATH);
    return response;
  }

  private static MockHttpServletRequest request(String method, String path) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.addHeader("Tus-Resumable", "1.0.0");
    return request;
  }
}
