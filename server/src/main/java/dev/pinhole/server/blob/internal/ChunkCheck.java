package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.internal.Finding.Kind;
import dev.pinhole.server.platform.Sha256;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Reads and hashes the file of every chunk. */
final class ChunkCheck {
  private static final int BLOBS_NAMED = 10;

  private final CheckRows rows;
  private final ChunkStore store;

  ChunkCheck(CheckRows rows, ChunkStore store) {
    this.rows = rows;
    this.store = store;
  }

  private record Fault(Kind kind, String detail) {}

  void check(boolean repair, CheckReport report, Progress progress) throws IOException {
    long done = 0;
    long bytes = 0;
    long count = rows.countChunks();
    List<ChunkPlace> page = rows.chunksAfter("");
    while (!page.isEmpty()) {
      for (ChunkPlace place : page) {
        check(place, repair, report);
        bytes += place.size();
        progress.at("chunks", ++done, count);
      }
      page = rows.chunksAfter(page.getLast().sha256());
    }
    report.checked("chunks", "%d, %d bytes, all hashed".formatted(done, bytes));
  }

  private void check(ChunkPlace place, boolean repair, CheckReport report) throws IOException {
    Optional<Fault> fault = fault(place);
    if (fault.isEmpty()) {
      return;
    }
    Optional<ChunkPlace> now = rows.chunk(place.sha256());
    if (now.isEmpty()) {
      return; // collected meanwhile
    }
    if (!now.get().equals(place)) {
      fault = fault(now.get());
    }
    if (fault.isPresent()) {
      tell(now.get(), fault.get(), repair, report);
    }
  }

  private Optional<Fault> fault(ChunkPlace place) throws IOException {
    try (SeekableByteChannel file = store.open(place.location())) {
      if (file.size() != place.size()) {
        return corrupt("has %d bytes and should have %d".formatted(file.size(), place.size()));
      }
      MessageDigest digest = Sha256.digest();
      Sha256.update(file, digest);
      String hash = Sha256.finish(digest);
      return hash.equals(place.sha256()) ? Optional.empty() : corrupt("its hash is " + hash);
    } catch (NoSuchFileException e) {
      return Optional.of(new Fault(Kind.MISSING, "is not there"));
    }
  }

  private static Optional<Fault> corrupt(String detail) {
    return Optional.of(new Fault(Kind.CORRUPT, detail));
  }

  private void tell(ChunkPlace place, Fault fault, boolean repair, CheckReport report)
      throws IOException {
    String aside = "";
    if (repair && fault.kind() == Kind.CORRUPT) {
      store.quarantine(place.location());
      aside = "; moved to quarantine";
    }
    report.add(
        new Finding(
            fault.kind(),
            "chunk " + place.sha256(),
            "%s %s%s; %s".formatted(place.location(), fault.detail(), aside, affected(place)),
            false));
  }

  private String affected(ChunkPlace place) {
    List<String> blobs = rows.blobsWith(place.sha256(), BLOBS_NAMED + 1);
    return blobs.size() > BLOBS_NAMED
        ? "in blobs %s and more".formatted(String.join(" ", blobs.subList(0, BLOBS_NAMED)))
        : "in blobs " + String.join(" ", blobs);
  }
}
