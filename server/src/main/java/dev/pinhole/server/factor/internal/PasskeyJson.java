package dev.pinhole.server.factor.internal;

import java.util.Map;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Options and credentials in the JSON that browsers know (WebAuthn, sections 5.1.8 to 5.1.10). */
final class PasskeyJson {
  /** Browsers add members as time goes by. */
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

  private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};
  private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> MADE =
      new TypeReference<>() {};
  private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> SHOWN =
      new TypeReference<>() {};

  private PasskeyJson() {}

  static Map<String, Object> write(Object options) {
    return JSON.readValue(JSON.writeValueAsBytes(options), MEMBERS);
  }

  /** A credential as text. */
  static Map<String, Object> read(String credential) {
    return JSON.readValue(credential, MEMBERS);
  }

  /**
   * A credential that a browser has just made.
   *
   * @throws tools.jackson.core.JacksonException where it is none
   */
  static PublicKeyCredential<AuthenticatorAttestationResponse> made(Map<String, Object> json) {
    return JSON.readValue(JSON.writeValueAsBytes(json), MADE);
  }

  /** One that a browser has asked for; otherwise like {@link #made}. */
  static PublicKeyCredential<AuthenticatorAssertionResponse> shown(Map<String, Object> json) {
    return JSON.readValue(JSON.writeValueAsBytes(json), SHOWN);
  }

  /** The challenge that was signed, as the browser says (section 5.8.1). */
  static Bytes challenge(Bytes clientData) {
    return Bytes.fromBase64(JSON.readTree(clientData.getBytes()).path("challenge").asString());
  }
}
