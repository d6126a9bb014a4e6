package dev.pinhole.server.upload.internal.tus;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.image.ImageName;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.Announcement;
import dev.pinhole.server.upload.internal.FieldSeal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Upload-Metadata: keys, each with a value in Base64, separated by commas. */
final class Metadata {
  private static final int MAX_LENGTH = 16 * 1024;
  private static final int MAX_KEYS = 32;
  private static final String ANY_BYTES = "application/octet-stream";

  /** What upload widgets send besides, of their own accord. */
  private static final Set<String> OF_NO_USE = Set.of("relativePath");

  private final TreeMap<String, String> values = new TreeMap<>();

  private Metadata() {}

  /**
   * @throws ProblemException where it is not as the protocol has it
   */
  static Metadata parse(@Nullable String header) {
    Metadata metadata = new Metadata();
    if (header != null && !header.isBlank()) {
      if (header.length() > MAX_LENGTH) {
        throw invalid("It has more than %d characters.".formatted(MAX_LENGTH));
      }
      for (String pair : header.split(",", MAX_KEYS + 1)) {
        metadata.add(pair.strip());
      }
    }
    return metadata;
  }

  /** The header as it may be kept and shown again: what is secret is left out. */
  static @Nullable String withoutSecrets(@Nullable String header) {
    if (header == null) {
      return null;
    }
    String rest =
        Arrays.stream(header.split(",", -1))
            .filter(pair -> !key(pair.strip()).equals(FieldSeal.SECRET))
            .collect(Collectors.joining(","));
    return rest.isBlank() ? null : rest;
  }

  private static String key(String pair) {
    int space = pair.indexOf(' ');
    return space < 0 ? pair : pair.substring(0, space);
  }

  private void add(String pair) {
    if (values.size() == MAX_KEYS) {
      throw invalid("It has more than %d keys.".formatted(MAX_KEYS));
    }
    int space = pair.indexOf(' ');
    String key = key(pair);
    if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw invalid("A key has ASCII characters only, and at least one.");
    }
    if (values.putIfAbsent(key, space < 0 ? "" : decoded(key, pair.substring(space + 1))) != null) {
      throw invalid("The key %s is given more than once.".formatted(shown(key)));
    }
  }

  private static String decoded(String key, String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.strip());
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw invalid("The value of %s is not Base64 of UTF-8.".formatted(shown(key)));
    }
  }

  /**
   * The file that is announced by it. What is not the file's name or type is a field of the image.
   */
  Announcement announcement(long bytes) {
    TreeMap<String, String> fields = new TreeMap<>(values);
    fields.keySet().removeAll(OF_NO_USE);
    String fileName = fields.remove("filename");
    String name = fields.remove("name");
    String fileType = fields.remove("filetype");
    String type = fields.remove("type");
    return new Announcement(
        ImageName.clean(isGiven(name) ? name : fileName),
        bytes,
        mediaType(isGiven(fileType) ? fileType : type),
        null,
        fields);
  }

  /** A claim, for display; what a file is, its bytes say. */
  private static String mediaType(@Nullable String sent) {
    return sent != null && sent.matches("[\\w.+-]{1,60}/[\\w.+-]{1,60}") ? sent : ANY_BYTES;
  }

  private static boolean isGiven(@Nullable String value) {
    return value != null && !value.isEmpty();
  }

  private static String shown(String key) {
    return key.length() > 100 ? key.substring(0, 100) + "…" : key;
  }

  private static ProblemException invalid(String reason) {
    return new ProblemException(ProblemCode.INVALID_REQUEST, "Upload-Metadata: " + reason)
        .with("header", "Upload-Metadata");
  }
}
