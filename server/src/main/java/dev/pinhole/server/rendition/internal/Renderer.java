package dev.pinhole.server.rendition.internal;

import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Rendered;
import dev.pinhole.imaging.Source;
import dev.pinhole.server.blob.BlobContent;
import dev.pinhole.server.blob.Blobs;
import dev.pinhole.server.blob.StagedBlob;
import dev.pinhole.server.platform.ScratchFolder;
import dev.pinhole.server.platform.ScratchFolders;
import dev.pinhole.server.rendition.Rendition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes a rendition and keeps it. */
@Component
class Renderer {

  private final Blobs blobs;
  private final ImageEngine engine;
  private final RenditionTable table;
  private final ScratchFolder files;
  private final Clock clock;
  private final Counter renders;

  Renderer(
      Blobs blobs,
      ImageEngine engine,
      RenditionTable table,
      ScratchFolders folders,
      Clock clock,
      MeterRegistry meters)
      throws IOException {
    this.blobs = blobs;
    this.engine = engine;
    this.table = table;
    this.files = folders.open("renders");
    this.clock = clock;
    this.renders = Counter.builder("pinhole.renders").description("renders begun").register(meters);
  }

  Rendition render(RenditionKey key) throws ImagingException, IOException, InterruptedException {
    Path target = files.create();
    try (BlobContent content = blobs.open(key.source())) {
      renders.increment();
      Rendered rendered =
          engine.render(new Source(content.localParts(), content.size()), key.transform(), target);
      return keep(key, rendered, target);
    } finally {
      Files.deleteIfExists(target);
    }
  }

  private Rendition keep(RenditionKey key, Rendered rendered, Path target) throws IOException {
    try (StagedBlob staged = blobs.stage(target)) {
      return blobs.keep(staged, () -> table.insert(key, staged.id(), rendered, clock.instant()));
    } catch (DuplicateKeyException otherNodeWasFaster) {
      return table.find(key).orElseThrow(() -> otherNodeWasFaster);
    }
  }
}
