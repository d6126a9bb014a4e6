package dev.pinhole.server.upload.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.pinhole.api.upload.UploadState;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.upload.Announcement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class UploadRowsTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Instant END = NOW.plus(Duration.ofDays(1));

  private final HikariDataSource database;
  @TempDir Path keys;
  private UploadRows rows;
  private String id;

  UploadRowsTest(TestDatabase database) {
    this.database = database.migrated();
  }

  @BeforeEach
  void announce() throws IOException {
    rows = new UploadRows(JdbcClient.create(database), JsonMapper.shared(), new FieldSeal(keys));
    id = Ids.next();
    rows.insert(
        new StoredUpload(
            id,
            "account:1",
            1,
            new Announcement("a.png", 7, "image/png", null, Map.of()),
            UploadState.PENDING,
            null,
            null,
            NOW,
            END,
            null));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void isPendingUntilItsEndAndWhileSomebodyCompletesIt() {
    assertThat(rows.isPending(id, END.minusMillis(1))).isTrue();
    assertThat(rows.isPending(id, END)).isFalse();

    rows.lease(id, "mine", END.minusMillis(1), END.plusSeconds(20));

    assertThat(rows.isPending(id, END.plusSeconds(19))).isTrue();
    assertThat(rows.isPending(id, END.plusSeconds(20))).isFalse();
  }

  @Test
  void isLeasedForItsTime() {
    assertThat(rows.isLeased(id, NOW)).isFalse();

    rows.lease(id, "mine", NOW, NOW.plusSeconds(20));

    assertThat(rows.isLeased(id, NOW.plusSeconds(19))).isTrue();
    assertThat(rows.isLeased(id, NOW.plusSeconds(20))).isFalse();
  }

  @Test
  void isNotDeletedOnceItIsDone() {
    rows.lease(id, "mine", NOW, NOW.plusSeconds(20));
    assertThat(rows.delete(id, NOW)).as("while it is being completed").isFalse();
    rows.done(id, "mine", Ids.next(), false, NOW);

    assertThat(rows.delete(id, NOW)).isFalse();

    assertThat(rows.find(id)).isPresent();
  }

  @Test
  void losesATransferOnce() {
    rows.begun(id, "first");

    assertThat(rows.lost(id, "first")).isTrue();
    assertThat(rows.lost(id, "first")).isFalse();

    assertThat(rows.begun(id, "second")).isTrue();
    assertThat(rows.lost(id, "first")).isFalse();
    assertThat(rows.find(id).orElseThrow().transfer()).isEqualTo("second");
  }
}
