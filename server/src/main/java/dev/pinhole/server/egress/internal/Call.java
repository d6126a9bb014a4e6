package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressException;
import dev.pinhole.server.egress.EgressRefusal;
import dev.pinhole.server.egress.EgressRefusal.Reason;
import dev.pinhole.server.egress.EgressSession;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A session with a client and a deadline, when the session is closed and all reading fails. */
final class Call implements AutoCloseable {

  private static final ScheduledThreadPoolExecutor DEADLINES = deadlines();

  private final EgressSession session;
  private final Duration timeout;
  private final HttpClient client;
  private final Future<?> deadline;

  /** Set before the session is closed for it. */
  private volatile boolean late;

  private Call(EgressSession session, Duration timeout) {
    this.session = session;
    this.timeout = timeout;
    client =
        HttpClient.newBuilder()
            .proxy(ProxySelector.of(session.proxy()))
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    deadline = DEADLINES.schedule(this::expire, timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Closes the session where there is no call.
   *
   * @throws java.io.UncheckedIOException if the client cannot be made, for want of files perhaps
   */
  static Call through(EgressSession session, Duration timeout) {
    try {
      return new Call(session, timeout);
    } catch (Throwable e) {
      session.close();
      throw e;
    }
  }

  private static ScheduledThreadPoolExecutor deadlines() {
    var executor =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("egress-deadlines").factory());
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  private void expire() {
    late = true;
    session.close();
  }

  HttpResponse<InputStream> send(HttpRequest.Builder request) throws EgressException {
    int refusedBefore = session.refusals().size();
    try {
      HttpResponse<InputStream> response =
          client.send(request.timeout(timeout).build(), BodyHandlers.ofInputStream());
      if (session.refusals().size() > refusedBefore) {
        // The proxy's own answer, not a server's.
        throw failure(new IOException("refused"));
      }
      return response;
    } catch (EgressException e) {
      throw e;
    } catch (IOException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EgressException(Reason.CONNECTION, "Interrupted");
    }
  }

  /** Why, as well as the session knows it. */
  EgressException failure(IOException cause) {
    if (late || cause instanceof HttpTimeoutException) {
      var exception = EgressException.late("Took longer than %d ms".formatted(timeout.toMillis()));
      exception.initCause(cause);
      return exception;
    }
    List<EgressRefusal> refusals = session.refusals();
    if (!refusals.isEmpty()) {
      return of(refusals.getLast().reason(), refusals.getLast().detail(), cause);
    }
    return of(Reason.CONNECTION, "The connection failed: " + cause.getMessage(), cause);
  }

  private static EgressException of(Reason reason, String detail, IOException cause) {
    var exception = new EgressException(reason, detail);
    exception.initCause(cause);
    return exception;
  }

  /** Ends that connection only. */
  void discard(InputStream body) throws EgressException {
    try (body) {
      body.skipNBytes(0);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void close() {
    deadline.cancel(false);
    session.close();
    client.shutdownNow();
  }
}
