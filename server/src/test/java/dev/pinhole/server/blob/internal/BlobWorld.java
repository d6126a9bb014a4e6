package dev.pinhole.server.blob.internal;

import com.zaxxer.hikari.HikariDataSource;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.blob.BlobContent;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.blob.BlobReferences;
import dev.pinhole.server.blob.Blobs;
import dev.pinhole.server.blob.StagedBlob;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** A blob store on a real database and a real directory, with small chunks and a set clock. */
final class BlobWorld implements AutoCloseable {
  static final int CHUNK = 1024;

  /** Who refers, in these tests: a row for each reference. */
  private static final BlobReferences HOLDINGS =
      new BlobReferences() {
        @Override
        public String name() {
          return "holdings";
        }

        @Override
        public String query() {
          return "SELECT blob FROM holding";
        }
      };

  final SetClock clock = new SetClock();
  final MeterRegistry meters = new SimpleMeterRegistry();
  final Path directory;
  final DataSource dataSource;
  final JdbcClient jdbc;
  final TransactionTemplate transactions;
  final ChunkStore chunks;
  final StagingArea staging;
  final BlobStore store;
  final Blobs blobs;

  BlobWorld(TestDatabase database) {
    this(database, settings(0, 1));
  }

  /** Settings with the smallest chunks. */
  static BlobSettings settings(long cacheBytes, double verifyReads) {
    return new BlobSettings(
        temporaryDirectory(),
        DataSize.ofBytes(CHUNK),
        DataSize.ofBytes(cacheBytes),
        DataSize.ofKilobytes(256),
        verifyReads,
        Duration.ZERO,
        Duration.ofMinutes(10),
        Duration.ofDays(1));
  }

  BlobWorld(TestDatabase database, BlobSettings settings) {
    this(database.migrated(), settings);
  }

  BlobWorld(DataSource dataSource, BlobSettings settings) {
    this(dataSource, settings, BlobWorld::onDisk);
  }

  /** Where the chunks are to be. */
  interface Place {
    ChunkStore in(BlobWorld world) throws IOException;
  }

  private static ChunkStore onDisk(BlobWorld world) throws IOException {
    Path directory = world.directory;
    return new DiskChunks(
        directory.resolve("chunks"), directory.resolve("quarantine"), world.clock);
  }

  BlobWorld(DataSource dataSource, BlobSettings settings, Place place) {
    try {
      this.dataSource = dataSource;
      jdbc = JdbcClient.create(dataSource);
      jdbc.sql("CREATE TABLE IF NOT EXISTS holding (token TEXT PRIMARY KEY, blob TEXT NOT NULL)")
          .update();
      directory = settings.directory();
      transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
      staging = new StagingArea(directory.resolve("staging"));
      chunks = place.in(this);
      store =
          new BlobStore(
              settings,
              dataSource,
              transactions,
              chunks,
              staging,
              clock,
              meters,
              List.of(HOLDINGS));
      blobs = store.blobs();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps and refers. */
  BlobId keep(byte[] bytes) throws IOException {
    return keep(bytes, UUID.randomUUID().toString());
  }

  BlobId keep(byte[] bytes, String token) throws IOException {
    try (StagedBlob staged = stage(bytes)) {
      return blobs.keep(staged, () -> hold(staged.id(), token));
    }
  }

  BlobId hold(BlobId id, String token) {
    jdbc.sql("INSERT INTO holding (token, blob) VALUES (:token, :id)")
        .param("token", token)
        .param("id", id.sha256())
        .update();
    return id;
  }

  StagedBlob stage(byte[] bytes) throws IOException {
    return blobs.stage(new ByteArrayInputStream(bytes), Long.MAX_VALUE);
  }

  /** Takes back any one reference. */
  void release(BlobId id) {
    String token =
        jdbc.sql("SELECT MIN(token) FROM holding WHERE blob = :id")
            .param("id", id.sha256())
            .query(String.class)
            .single();
    release(id, token);
  }

  void release(BlobId id, String token) {
    transactions.executeWithoutResult(status -> {
      jdbc.sql("DELETE FROM holding WHERE token = :token").param("token", token).update();
      blobs.release(id);
    });
  }

  /** What the check command prints. */
  String check(boolean repair) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      CheckReport report = new CheckReport(print);
      store.checker().check(repair, report, new Progress(print, clock));
      report.printTotals();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  byte[] read(BlobId id) throws IOException {
    try (BlobContent content = blobs.open(id)) {
      return read(content, 0, content.size());
    }
  }

  static byte[] read(BlobContent content, long offset, long length) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.transferTo(Channels.newChannel(out), offset, length);
    return out.toByteArray();
  }

  long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  List<String> chunkFiles() throws IOException {
    List<String> locations = new ArrayList<>();
    chunks.list(file -> locations.add(file.location()));
    return locations;
  }

  /** Where the rows say that the files are. */
  List<String> locations() {
    return jdbc.sql("SELECT location FROM chunk").query((row, n) -> row.getString(1)).list();
  }

  /** The file of the blob's nth chunk. */
  Path fileOf(BlobId id, int ordinal) {
    return directory.resolve("chunks").resolve(locationOf(id, ordinal));
  }

  String locationOf(BlobId id, int ordinal) {
    return jdbc.sql(
            """
            SELECT location FROM blob_chunk JOIN chunk ON sha256 = chunk
            WHERE blob = :id AND ordinal = :ordinal
            """)
        .param("id", id.sha256())
        .param("ordinal", ordinal)
        .query(String.class)
        .single();
  }

  List<Path> stagingFiles() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("staging"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".lock"))
          .toList();
    }
  }

  static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("pinhole-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    staging.close();
    if (dataSource instanceof HikariDataSource pool) {
      pool.close();
    }
  }
}
