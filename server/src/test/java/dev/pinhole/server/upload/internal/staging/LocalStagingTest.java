package dev.pinhole.server.upload.internal.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.link.LinkSigner;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

/** Without a server: requests go straight to what takes them in. */
class LocalStagingTest extends StagingStoreContract {
  @TempDir Path folder;

  private final Clock clock = Clock.systemUTC();
  private final LocalRequests requests =
      new LocalRequests(new LinkSigner(new byte[32]), () -> "http://localhost", clock);

  @Override
  protected StagingStore create() throws IOException {
    return staging();
  }

  /** All that it knows lies in its folder. */
  private LocalStaging staging() throws IOException {
    return new LocalStaging(folder, requests);
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected int send(SignedRequest request, byte[] body) throws IOException {
    try {
      new PutReception(staging(), requests, key -> true).take(servletRequest(request, body));
      return 200;
    } catch (ProblemException e) {
      return e.code().status();
    }
  }

  @Test
  void keepsNothingOfABodyThatEndsEarly() throws IOException {
    Delivery delivery = new Delivery(Ids.next(), 100, "image/png", null);

    assertThatThrownBy(() -> staging().receive(delivery, new ByteArrayInputStream(new byte[99])))
        .isInstanceOf(CutShortException.class)
        .hasMessage("99 of 100 bytes arrived");

    assertThat(files()).isEmpty();
  }

  @Test
  void boundsWhatIsOpen() throws IOException {
    SignedRequest request = staging().putOpen(Ids.next(), 3, now().plusSeconds(60));
    SignedRequest raised =
        new SignedRequest(
            request.method(),
            request.url().replace("max=3", "max=4"),
            request.headers(),
            request.expiresAt());

    assertThat(send(request, new byte[4])).isEqualTo(413);
    assertThat(send(request, new byte[0])).isEqualTo(400);
    assertThat(send(raised, new byte[4])).isEqualTo(403);
    assertThat(files()).isEmpty();
    assertThat(send(request, new byte[3])).isEqualTo(200);
  }

  @Test
  void takesAFileThatIsAwaitedNoLongerBack() throws IOException {
    String key = Ids.next();
    SignedRequest request = staging().put(key, 3, "image/png", now().plusSeconds(60));
    boolean[] asked = {false};
    PutReception reception =
        new PutReception(
            staging(),
            requests,
            awaited -> {
              boolean first = !asked[0];
              asked[0] = true;
              return first;
            });

    assertThatThrownBy(() -> reception.take(servletRequest(request, new byte[3])))
        .isInstanceOf(ProblemException.class);

    assertThat(files()).isEmpty();
  }

  @Test
  void takesTheSameTwiceAtOnceAndNoMore() throws IOException {
    SignedRequest request = staging().put(Ids.next(), 3, "image/png", now().plusSeconds(60));
    PutReception reception = new PutReception(staging(), requests, key -> true);
    List<ProblemException> refused = new ArrayList<>();

    reception.take(
        after(
            () ->
                reception.take(
                    after(
                        () -> refused.add(refusal(reception, servletRequest(request, new byte[3]))),
                        servletRequest(request, new byte[3]))),
            servletRequest(request, new byte[3])));

    assertThat(refused).extracting(ProblemException::code).containsExactly(ProblemCode.CONFLICT);
    assertThat(reception.take(servletRequest(request, new byte[3]))).isNotEmpty();
  }

  private static ProblemException refusal(PutReception reception, HttpServletRequest request) {
    return catchThrowableOfType(ProblemException.class, () -> reception.take(request));
  }

  private interface Work {
    void run() throws IOException;
  }

  /** A request whose body comes once something else has happened. */
  private static HttpServletRequest after(Work work, HttpServletRequest sent) {
    return new HttpServletRequestWrapper(sent) {
      @Override
      public ServletInputStream getInputStream() throws IOException {
        work.run();
        return super.getInputStream();
      }
    };
  }

  @Test
  void leadsNowhereElse() {
    assertThatThrownBy(() -> staging().open("../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  static MockHttpServletRequest servletRequest(SignedRequest request, byte[] body) {
    String address = request.url().substring("http://localhost".length());
    int query = address.indexOf('?');
    MockHttpServletRequest sent =
        new MockHttpServletRequest(request.method(), address.substring(0, query));
    sent.setQueryString(address.substring(query + 1));
    request.headers().forEach(sent::addHeader);
    sent.setContentType(request.headers().get("Content-Type"));
    sent.setContent(body);
    return sent;
  }
}
