package dev.pinhole.server.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.blob.BlobId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Another process puts, deletes and collects, and is killed while it does. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class CrashTest {
  private static final int KILLS = 3;
  private static final int KEPT_BEFORE_KILL = 60;

  private final TestDatabase database;

  CrashTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void losesNothingThatWasAcknowledged() throws Exception {
    String url = database.freshUrl();
    migrate(url);
    BlobSettings settings = BlobWorld.settings(0, 1);
    List<Kept> kept = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      kept.addAll(putUntilKilled(url, settings.directory(), kill));
      try (BlobWorld world = new BlobWorld(TestDatabase.pool(url), settings)) {
        assertThat(world.check(false)).contains("Clean.");
        assertThat(world.stagingFiles()).isEmpty();
        for (Kept one : kept) {
          assertThat(world.read(one.id())).isEqualTo(PutsUntilKilled.kept(one.seed()));
        }
        world.clock.advance(Duration.ofMinutes(61));
        world.store.collector().collect();
        world.store.sweeper().sweep();
        assertThat(world.chunkFiles()).containsExactlyInAnyOrderElementsOf(world.locations());
      }
    }
    assertThat(kept).hasSizeGreaterThanOrEqualTo(KILLS * KEPT_BEFORE_KILL);
  }

  private record Kept(BlobId id, long seed) {

    /** As {@link PutsUntilKilled} prints it; the last line may have been cut off. */
    static void parse(String line, List<Kept> into) {
      String[] words = line.split(" ", -1);
      if (words.length == 4 && words[0].equals("kept") && words[3].equals(".")) {
        into.add(new Kept(new BlobId(words[1]), Long.parseLong(words[2])));
      }
    }
  }

  private static List<Kept> putUntilKilled(String url, Path directory, int round)
      throws IOException, InterruptedException {
    Process process =
        new ForkedJava("-Xmx128m")
            .start(PutsUntilKilled.class, url, directory.toString(), Integer.toString(round));
    List<Kept> kept = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line;
      while ((line = lines.readLine()) != null) {
        Kept.parse(line, kept);
        if (kept.size() == KEPT_BEFORE_KILL) {
          process.toHandle().destroyForcibly(); // leaves the pipe to be read to its end
        }
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).as("killed").isEqualTo(137);
    return kept;
  }

  private void migrate(String url) {
    database.migrate(TestDatabase.pool(url));
  }
}
