package dev.pinhole.server.blob.internal;

import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.blob.BlobContent;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.blob.StagedBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.util.unit.DataSize;

/** Keeps a number of large blobs at once, with chunks of the usual size. */
final class LargePuts {

  private LargePuts() {}

  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[1]);
    long size = Long.parseLong(args[2]) << 20;
    BlobSettings settings =
        new BlobSettings(
            Path.of(args[0]),
            DataSize.ofMegabytes(4),
            DataSize.ofBytes(0),
            DataSize.ofBytes(0),
            0,
            Duration.ZERO,
            Duration.ofMinutes(10),
            Duration.ofDays(1));
    try (BlobWorld world = new BlobWorld(TestDatabase.SQLITE, settings)) {
      List<Integer> chunks = keep(world, count, size);
      System.out.println(
          "kept %d of %d bytes in %d chunks".formatted(count, size, chunks.getFirst()));
    }
  }

  private static List<Integer> keep(BlobWorld world, int count, long size) throws Exception {
    List<Integer> chunks = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> puts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        long first = (long) i << 40;
        puts.add(threads.submit(() -> keep(world, new Counting(first, size))));
      }
      for (Future<Integer> put : puts) {
        chunks.add(put.get());
      }
    }
    return chunks;
  }

  private static int keep(BlobWorld world, InputStream in) throws IOException {
    try (StagedBlob staged = world.blobs.stage(in, Long.MAX_VALUE)) {
      BlobId id = world.blobs.keep(staged, staged::id);
      try (BlobContent content = world.blobs.open(id)) {
        return content.localParts().size();
      }
    }
  }

  /** A number every 4 KiB and zeros between, so that no two chunks are equal. */
  private static final class Counting extends InputStream {
    private static final int STRIDE = 4096;
    private final long first;
    private final long size;
    private long position;

    Counting(long first, long size) {
      this.first = first;
      this.size = size;
    }

    @Override
    public int read() {
      if (position == size) {
        return -1;
      }
      long number = first + position / STRIDE;
      int place = (int) (position++ % STRIDE);
      return place < 8 ? (int) (number >>> (8 * place)) & 0xff : 0;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int count = 0;
      int next;
      while (count < length && (next = read()) >= 0) {
        bytes[offset + count++] = (byte) next;
      }
      return count == 0 && length > 0 ? -1 : count;
    }
  }
}
