package dev.pinhole.server.blob.internal;

import dev.pinhole.server.blob.BlobContent;
import dev.pinhole.server.blob.BlobId;
import dev.pinhole.server.blob.Blobs;
import dev.pinhole.server.blob.StagedBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Blobs as chunk files, with counts in the database. */
final class ChunkedBlobs implements Blobs {
  private static final Logger LOG = LoggerFactory.getLogger(ChunkedBlobs.class);

  private final Stager stager;
  private final @Nullable ObjectStager objects;
  private final Keeping keeping;
  private final BlobRows rows;
  private final BlobReader reader;

  /**
   * @param objects where the store holds others beside the chunks
   */
  ChunkedBlobs(
      Stager stager,
      @Nullable ObjectStager objects,
      Keeping keeping,
      BlobRows rows,
      BlobReader reader) {
    this.stager = stager;
    this.objects = objects;
    this.keeping = keeping;
    this.rows = rows;
    this.reader = reader;
  }

  @Override
  public StagedBlob stage(InputStream in, long maxBytes) throws IOException {
    return stager.stage(in, maxBytes);
  }

  @Override
  public StagedBlob stage(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return stager.stage(in, Long.MAX_VALUE);
    }
  }

  @Override
  public StagedBlob stageObject(String object, long maxBytes, UnaryOperator<InputStream> through)
      throws IOException {
    if (objects == null) {
      throw new UnsupportedOperationException("chunks lie in files, not in a store of objects");
    }
    return objects.stage(object, maxBytes, through);
  }

  @Override
  public <T> T keep(StagedBlob staged, Supplier<T> alongside) throws IOException {
    requireNoTransaction();
    return keeping.keep((StagedChunks) staged, alongside);
  }

  @Override
  public void mend(StagedBlob staged) throws IOException {
    requireNoTransaction();
    if (keeping.mend((StagedChunks) staged)) {
      LOG.info("damaged chunks of blob {} were replaced, as its bytes came again", staged.id());
    }
  }

  @Override
  public void retain(BlobId id) {
    requireTransaction();
    if (!rows.addReference(id)) {
      throw new IllegalStateException("no blob " + id + " is kept");
    }
  }

  @Override
  public void release(BlobId id) {
    requireTransaction();
    if (!rows.removeReference(id)) {
      throw new IllegalStateException("no reference to blob " + id + " is counted");
    }
  }

  @Override
  public BlobContent open(BlobId id) throws IOException {
    return reader.open(id);
  }

  private static void requireNoTransaction() {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a transaction would be held while files sync");
    }
  }

  private static void requireTransaction() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a reference changes only together with who refers");
    }
  }
}
