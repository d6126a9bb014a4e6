package dev.pinhole.server.image.internal.metadata;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.RandomAccessReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.iptc.IptcReader;
import com.drew.metadata.xmp.XmpReader;
import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.image.ImageMetadata;
import dev.pinhole.imaging.Source;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads EXIF, IPTC, XMP and comments. The image itself has been found good by now; what its
 * metadata hold is no reason to refuse it, so unreadable metadata are fewer metadata.
 */
@Component
public class MetadataReader {
  private static final Logger LOG = LoggerFactory.getLogger(MetadataReader.class);
  private static final long BUDGET = 16L * 1024 * 1024;

  private final JsonMapper json;

  MetadataReader(JsonMapper json) {
    this.json = json;
  }

  /** {@link ImageMetadata} as JSON: at most a few hundred kilobytes, whatever the file holds. */
  public String read(Source source, ImageFormat format) throws IOException {
    return json.writeValueAsString(metadata(source, format));
  }

  static ImageMetadata metadata(Source source, ImageFormat format) throws IOException {
    Metadata found = new Metadata();
    TagMap tags = new TagMap();
    Budget budget = new Budget(BUDGET);
    try (SourceReader in = new SourceReader(source, budget)) {
      collect(in, format, budget, found, tags);
    } catch (IOException | TiffProcessingException | RuntimeException e) {
      // the library's parsers throw unchecked on some damaged input; none of it harms the image
      LOG.debug("Metadata of a {} image are not readable to their end", format, e);
      tags.markTruncated();
    }
    tags.addAll(found);
    return new ImageMetadata(fields(found, tags), tags.directories(), tags.isTruncated(), null);
  }

  private static Map<String, Object> fields(Metadata found, TagMap tags) {
    try {
      return KnownFields.of(found);
    } catch (RuntimeException e) {
      LOG.debug("The known fields are not of the types that they should be", e);
      tags.markTruncated();
      return Map.of();
    }
  }

  private static void collect(
      SourceReader in, ImageFormat format, Budget budget, Metadata found, TagMap tags)
      throws IOException, TiffProcessingException {
    Blocks blocks = new Blocks();
    switch (format) {
      case JPEG -> JpegBlocks.read(in, blocks);
      case PNG -> ChunkBlocks.readPng(in, blocks);
      case WEBP -> ChunkBlocks.readWebp(in, blocks);
      case AVIF, HEIC -> HeifBlocks.read(in, blocks);
      case TIFF -> exif(in, found);
      case GIF, BMP, SVG, PDF -> {}
    }
    for (Block block : blocks.found()) {
      read(block, budget, found, tags);
    }
  }

  private static void read(Block block, Budget budget, Metadata found, TagMap tags)
      throws IOException, TiffProcessingException {
    byte[] bytes = block.bytes();
    switch (block.kind()) {
      case EXIF -> exif(new BlockReader(bytes, budget), found);
      case IPTC ->
          new IptcReader().extract(new SequentialByteArrayReader(bytes), found, bytes.length);
      case XMP -> new XmpReader().extract(bytes, found);
      case COMMENT -> tags.addComment(bytes);
    }
  }

  private static void exif(RandomAccessReader reader, Metadata found)
      throws IOException, TiffProcessingException {
    new TiffReader().processTiff(reader, new BoundedExifHandler(found), 0);
  }
}
