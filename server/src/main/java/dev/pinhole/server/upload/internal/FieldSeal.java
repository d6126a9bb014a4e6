package dev.pinhole.server.upload.internal;

import dev.pinhole.server.platform.KeyFile;
import dev.pinhole.server.platform.KeyPurpose;
import dev.pinhole.server.platform.TextSeal;
import dev.pinhole.server.upload.Announcement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Hides access keys between announcement and completion, when they can be hashed: a stolen database
 * tells none. AES-GCM with a key from a file beside the other keys.
 */
@Component
public class FieldSeal {
  public static final String SECRET = "accessKey";

  private static final String PLACE = "";

  private final TextSeal texts;

  FieldSeal(@Value("${pinhole.keys}") Path keys) throws IOException {
    this.texts = new TextSeal(KeyFile.readAll(KeyPurpose.UPLOAD_FIELDS.in(keys)));
  }

  /** As it may be written down. */
  public Announcement seal(Announcement announced) {
    return with(announced, seal(announced.fields()));
  }

  Map<String, String> seal(Map<String, String> fields) {
    String secret = fields.get(SECRET);
    return secret == null ? fields : with(fields, seal(secret));
  }

  /**
   * As it was announced.
   *
   * @throws dev.pinhole.server.platform.ProblemException where the key file was replaced since
   */
  public Announcement open(Announcement sealed) {
    String secret = sealed.fields().get(SECRET);
    return secret == null ? sealed : with(sealed, with(sealed.fields(), open(secret)));
  }

  private static Announcement with(Announcement other, Map<String, String> fields) {
    return new Announcement(other.name(), other.bytes(), other.type(), other.sha256(), fields);
  }

  private static Map<String, String> with(Map<String, String> fields, String secret) {
    Map<String, String> changed = new HashMap<>(fields);
    changed.put(SECRET, secret);
    return changed;
  }

  private String seal(String text) {
    return texts.seal(text, PLACE);
  }

  private String open(String text) {
    return texts.open(text, PLACE).orElseThrow(UploadProblems::expired);
  }
}
