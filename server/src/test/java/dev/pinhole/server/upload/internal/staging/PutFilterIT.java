package dev.pinhole.server.upload.internal.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.link.LinkSigner;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@PinholeTest
class PutFilterIT {
  @Autowired ProblemWriter problems;
  @TempDir Path folder;

  private final Clock clock = Clock.systemUTC();
  private final LocalRequests requests =
      new LocalRequests(new LinkSigner(new byte[32]), () -> "http://localhost", clock);

  @Test
  void tellsPagesWhereTheDatabaseIsAway() throws IOException {
    LocalStaging staging = new LocalStaging(folder, requests);
    PutReception reception =
        new PutReception(
            staging,
            requests,
            key -> {
              throw new DataAccessResourceFailureException("no connection");
            });
    Instant until = clock.instant().plusSeconds(60);
    MockHttpServletRequest request =
        LocalStagingTest.servletRequest(
            staging.put(Ids.next(), 3, "image/png", until), new byte[3]);
    MockHttpServletResponse response = new MockHttpServletResponse();

    new PutFilter(reception, problems).doFilter(request, response, new MockFilterChain());

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(response.getContentAsString()).contains("storage-unavailable");
  }
}
