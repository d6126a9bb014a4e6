package dev.pinhole.server.image.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.blob.BlobContent;
import dev.pinhole.server.blob.Blobs;
import dev.pinhole.server.blob.CorruptBlobException;
import dev.pinhole.server.image.Archives;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes a ZIP file as a stream: sizes and checksums are known beforehand, so nothing is buffered,
 * and entries are stored, not deflated, since images do not get smaller.
 */
@Component
class Archive implements Archives {
  private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

  private final Blobs blobs;

  Archive(Blobs blobs) {
    this.blobs = blobs;
  }

  @Override
  public void send(List<Image> images, HttpServletResponse response) throws IOException {
    response.setContentType("application/zip");
    response.setHeader("Content-Disposition", "attachment; filename=\"images.zip\"");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    write(images, response.getOutputStream());
  }

  private void write(List<Image> images, OutputStream out) throws IOException {
    EntryNames names = new EntryNames();
    // closed only at its good end: closing after a failure would make a part look like the whole
    @SuppressWarnings("resource")
    ZipOutputStream zip = new ZipOutputStream(out);
    WritableByteChannel channel = Channels.newChannel(zip);
    for (Image image : images) {
      zip.putNextEntry(entry(names.next(image), image));
      content(image, channel);
      zip.closeEntry();
    }
    zip.finish();
    zip.flush();
  }

  private void content(Image image, WritableByteChannel channel) throws IOException {
    try (BlobContent content = blobs.open(image.content().blob())) {
      content.transferTo(channel, 0, content.size());
    } catch (CorruptBlobException e) {
      LOG.error("The original of image {} is damaged", image.key(), e);
      throw new ProblemException(
              ProblemCode.BLOB_CORRUPT, "An original is damaged in the store.", e)
          .with("keys", List.of(image.key()));
    }
  }

  private static ZipEntry entry(String name, Image image) {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(image.content().size());
    entry.setCompressedSize(image.content().size());
    entry.setCrc(image.content().crc32());
    entry.setTime(image.createdAt().toEpochMilli());
    return entry;
  }
}
