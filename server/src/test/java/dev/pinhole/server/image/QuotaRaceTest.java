package dev.pinhole.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.account.TestQuotas;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sixteen threads that add and delete at the limit. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class QuotaRaceTest {
  private static final int THREADS = 16;
  private static final int ROUNDS = 40;
  private static final int SIZE = 100;
  private static final long OWNER = 7;

  private final HikariDataSource pool;
  private final JdbcClient jdbc;
  private final ImageRows rows;
  private final TransactionTemplate transaction;
  private final UsageCounts counts;
  private final AtomicLong most = new AtomicLong();

  QuotaRaceTest(TestDatabase database) {
    pool = database.migrated();
    jdbc = JdbcClient.create(pool);
    rows = new ImageRows(jdbc);
    transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    counts = new UsageCounts(jdbc, transaction);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void neverMoreImagesThanTheQuota() throws Exception {
    run(new Room(TestQuotas.of(jdbc, null, 10L)), 10);
  }

  @Test
  void neverMoreBytesThanTheQuota() throws Exception {
    run(new Room(TestQuotas.of(jdbc, 10L * SIZE + SIZE / 2, null)), 10);
  }

  @Test
  void allOfAnAccountThatIsNewAreCounted() throws Exception {
    Room room = new Room(TestQuotas.of(jdbc, null, null));
    List<Callable<Boolean>> first = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      first.add(() -> add(room).isPresent());
    }
    assertThat(all(first)).containsOnly(true);
    assertThat(usage()).isEqualTo(THREADS);
    assertThat(counts.check(false)).isEmpty();
  }

  @Test
  void recountsWhatIsWrong() {
    Room room = new Room(TestQuotas.of(jdbc, null, null));
    add(room);
    jdbc.sql("UPDATE account_usage SET bytes = 1, images = 5").update();
    jdbc.sql("INSERT INTO account_usage (account, bytes, images) VALUES (99, 3, 1)").update();
    assertThat(counts.check(true))
        .extracting(wrong -> wrong.what() + ": " + wrong.detail())
        .containsExactly(
            "account 7: 1 bytes in 5 images counted, 100 in 1 found",
            "account 99: 3 bytes in 1 images counted, 0 in 0 found");
    assertThat(counts.check(false)).isEmpty();
  }

  @Test
  void recountsWhileOthersAddAndDelete() throws Exception {
    Room room = new Room(TestQuotas.of(jdbc, null, null));
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      work.add(() -> addAndDelete(room));
    }
    work.add(() -> {
      for (int i = 0; i < ROUNDS; i++) {
        jdbc.sql("UPDATE account_usage SET images = images + 3").update();
        counts.check(true);
      }
      return true;
    });
    all(work);
    assertThat(counts.check(false)).isEmpty();
  }

  private void run(Room room, long quota) throws Exception {
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      work.add(() -> addAndDelete(room));
    }
    all(work);
    assertThat(most.get()).as("the limit was reached and never passed").isEqualTo(quota);
    assertThat(usage()).isEqualTo(found());
    assertThat(counts.check(false)).isEmpty();
  }

  private boolean addAndDelete(Room room) {
    List<Image> mine = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      add(room).ifPresent(mine::add);
      most.accumulateAndGet(found(), Math::max);
      if (!mine.isEmpty() && ThreadLocalRandom.current().nextInt(3) == 0) {
        delete(room, mine.removeLast());
      }
    }
    return true;
  }

  /** As the shelf does: the room last. Empty where there is none. */
  private Optional<Image> add(Room room) {
    try {
      return Optional.ofNullable(
          transaction.execute(_ -> {
            Image image = rows.insert(image()).orElseThrow();
            room.take(image);
            return image;
          }));
    } catch (ProblemException e) {
      assertThat(e.code()).isEqualTo(ProblemCode.QUOTA_EXCEEDED);
      return Optional.empty();
    }
  }

  private void delete(Room room, Image image) {
    transaction.executeWithoutResult(_ -> {
      assertThat(rows.delete(image)).isTrue();
      room.free(image);
    });
  }

  private long found() {
    return jdbc.sql("SELECT COUNT(*) FROM image").query(Long.class).single();
  }

  private long usage() {
    return jdbc.sql("SELECT images FROM account_usage WHERE account = 7")
        .query(Long.class)
        .single();
  }

  private static <T> List<T> all(List<Callable<T>> work) throws Exception {
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
      for (Future<T> future : threads.invokeAll(work)) {
        results.add(future.get());
      }
    }
    return results;
  }

  private static Image image() {
    String key = Ids.next();
    return new Image(
        0,
        key,
        OWNER,
        new Image.Content(new BlobId(Sha256.hex(key)), SIZE, 0, ImageFormat.PNG, 1, 1, 1, false),
        "a",
        null,
        new Image.Sharing(Visibility.PRIVATE, null, false, null),
        ImageSource.UPLOAD,
        Instant.EPOCH,
        1);
  }
}
