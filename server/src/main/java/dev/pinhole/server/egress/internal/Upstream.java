package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressRefusal;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way from client to server, while the other way is being served. */
final class Upstream {

  interface Work {
    void run() throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);

  /** For a client to hang up that has got everything. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final Link link;
  private final Consumer<EgressRefusal> note;
  private @Nullable Thread thread;

  Upstream(Link link, Consumer<EgressRefusal> note) {
    this.link = link;
    this.note = note;
  }

  void start(Work work) {
    thread = Thread.ofVirtual().name("egress-upstream").start(() -> run(work));
  }

  private void run(Work work) {
    try {
      work.run();
    } catch (RefusedException e) {
      note.accept(e.refusal());
      link.abandon();
    } catch (IOException e) {
      LOG.debug("A client or its server hung up: {}", e.getMessage());
      link.abandon();
    }
  }

  void awaitEnd() {
    if (thread == null) {
      return;
    }
    try {
      if (!thread.join(LINGER)) {
        LOG.debug("A client keeps its connection although it has ended");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
