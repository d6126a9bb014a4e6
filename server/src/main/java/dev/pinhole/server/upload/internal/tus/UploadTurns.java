package dev.pinhole.server.upload.internal.tus;

import dev.pinhole.server.platform.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Sees to it that requests to one upload come one after the other. Nobody waits: who comes too
 * early is told so. Of this node only; requests on other nodes find out when they acknowledge
 * bytes.
 */
@Component
class UploadTurns {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ConcurrentHashMap<String, Turn> turns = new ConcurrentHashMap<>();

  /**
   * @throws ProblemException while somebody else has it
   */
  Turn take(String id) throws IOException {
    Turn mine = turn(id);
    Turn other = turns.putIfAbsent(id, mine);
    if (other != null && !(other.giveUp() && turns.replace(id, other, mine))) {
      throw TusProblems.locked();
    }
    return mine;
  }

  private Turn turn(String id) {
    Turn[] made = new Turn[1];
    made[0] = new Turn(PATIENCE, () -> turns.remove(id, made[0]));
    return made[0];
  }
}
