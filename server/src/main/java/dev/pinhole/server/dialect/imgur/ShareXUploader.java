package dev.pinhole.server.dialect.imgur;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * A custom uploader as ShareX 14 and later read it from a file. Expressions in braces are filled in
 * by ShareX, from the answer to what it has sent.
 */
record ShareXUploader(
    @JsonProperty("Version") String version,
    @JsonProperty("Name") String name,
    @JsonProperty("DestinationType") String destinationType,
    @JsonProperty("RequestMethod") String requestMethod,
    @JsonProperty("RequestURL") String requestUrl,
    @JsonProperty("Headers") Map<String, String> headers,
    @JsonProperty("Body") String body,
    @JsonProperty("FileFormName") String fileFormName,
    @JsonProperty("URL") String url,
    @JsonProperty("ThumbnailURL") String thumbnailUrl,
    @JsonProperty("DeletionURL") String deletionUrl,
    @JsonProperty("ErrorMessage") String errorMessage) {
  private static final String LINK = "{json:data.link}";

  /**
   * One for this server.
   *
   * @param base of its addresses, without a slash at its end
   */
  static ShareXUploader of(String base, String token) {
    return new ShareXUploader(
        "14.0.0",
        "Pinhole at " + base.replaceFirst("^https?://", ""),
        "ImageUploader",
        "POST",
        base + "/3/image",
        Map.of("Authorization", "Bearer " + token),
        "MultipartFormData",
        "image",
        LINK,
        LINK + "?w=320",
        // A page that asks: ShareX opens it in a browser, and no GET deletes.
        base + "/delete/{json:data.deletehash}",
        "{json:data.error}");
  }

  /** Not the token. */
  @Override
  public String toString() {
    return "ShareXUploader[" + requestUrl + "]";
  }
}
