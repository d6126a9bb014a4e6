package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.api.link.LinkSigner;
import dev.pinhole.server.capture.Submission;
import dev.pinhole.server.platform.Sha256;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells whether two captures ask for the same picture: the same options, whatever their order and
 * spelling, by the same owner for the same eyes. A fingerprint outlives the passwords among the
 * options, so it is keyed: who reads the database cannot try passwords against it.
 */
@Component
class Fingerprints {
  private static final String PURPOSE = "capture-fingerprint";

  private final LinkSigner signer;
  private final JsonMapper canonical;

  Fingerprints(LinkSigner signer, JsonMapper json) {
    this.signer = signer;
    this.canonical = json.rebuild().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  }

  String of(Submission submission) {
    return signer.signature(
        PURPOSE,
        Map.of(
            "owner", Long.toString(submission.owner()),
            "visibility", submission.request().terms().visibility().toString(),
            "options", Sha256.hex(canonical.writeValueAsBytes(submission.request().options()))));
  }
}
