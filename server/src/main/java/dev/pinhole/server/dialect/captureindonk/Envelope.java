package dev.pinhole.server.dialect.captureindonk;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What every answer comes in.
 *
 * @param data an object; an empty one where there is nothing to tell
 * @param responseCode the status of HTTP
 */
record Envelope(Object data, String messages, @JsonProperty("response_code") int responseCode) {

  static Envelope ok(Object data, String messages) {
    return new Envelope(data, messages, 200);
  }

  /** Not the data: tokens and links that open pictures are among them. */
  @Override
  public String toString() {
    return "Envelope[" + responseCode + "]";
  }
}
