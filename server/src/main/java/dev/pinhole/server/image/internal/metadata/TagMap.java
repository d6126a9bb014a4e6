package dev.pinhole.server.image.internal.metadata;

import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.xmp.XmpDirectory;
import dev.pinhole.server.image.ImageName;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All tags in words, up to a number and a length that keep the whole small. */
final class TagMap {
  static final int MAX_TAGS = 500;
  static final int MAX_VALUE = 1000;

  private static final Logger LOG = LoggerFactory.getLogger(TagMap.class);

  private final Map<String, Map<String, String>> directories = new LinkedHashMap<>();
  private int count;
  private boolean truncated;

  Map<String, Map<String, String>> directories() {
    return directories;
  }

  boolean isTruncated() {
    return truncated;
  }

  void markTruncated() {
    truncated = true;
  }

  void addComment(byte[] comment) {
    String name = "Comment " + (directories.getOrDefault("Comments", Map.of()).size() + 1);
    add("Comments", name, new String(comment, StandardCharsets.UTF_8));
  }

  void addAll(Metadata metadata) {
    for (Directory directory : metadata.getDirectories()) {
      truncated |= directory.hasErrors();
      if (directory instanceof XmpDirectory xmp) {
        xmp.getXmpProperties().forEach((name, value) -> add("XMP", name, value));
      } else {
        directory.getTags().forEach(tag -> add(directory.getName(), tag));
      }
    }
  }

  private void add(String directory, Tag tag) {
    if (count >= MAX_TAGS) {
      truncated = true;
      return;
    }
    try {
      add(directory, tag.getTagName(), tag.getDescription());
    } catch (RuntimeException e) {
      // a descriptor met a value that its tag cannot have
      LOG.debug("Tag {} of {} is not describable", tag.getTagTypeHex(), directory, e);
      truncated = true;
    }
  }

  private void add(String directory, String tag, @Nullable String value) {
    if (value == null) {
      return;
    }
    if (count >= MAX_TAGS) {
      truncated = true;
      return;
    }
    truncated |= value.length() > MAX_VALUE;
    count++;
    directories
        .computeIfAbsent(shown(directory), absent -> new LinkedHashMap<>())
        .putIfAbsent(shown(tag), shown(value));
  }

  static String shown(String text) {
    String cut = text.length() > MAX_VALUE ? text.substring(0, MAX_VALUE) : text;
    return ImageName.visible(cut).strip();
  }
}
