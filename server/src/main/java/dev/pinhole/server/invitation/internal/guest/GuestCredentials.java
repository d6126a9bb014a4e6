package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.InvitationRows;
import dev.pinhole.server.invitation.internal.Seal;
import dev.pinhole.server.platform.ConstantTime;
import dev.pinhole.server.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What guests show with each request: the invitation's id, the guest's own, the name in base64url,
 * and a seal over them. The seal is also over what is not in it, the generation and the password's
 * hash, so that a new link or another password puts everybody out.
 */
@Component
class GuestCredentials {
  private static final String PURPOSE = "pinhole-guest-1";

  /** 240 bits. */
  private static final int BYTES = 30;

  private static final int SEAL = BYTES * 4 / 3;
  private static final int NAME_AT = 2 * Ids.LENGTH;
  private static final int MAX_LENGTH = 2048;

  private final Seal seal;
  private final InvitationRows rows;

  GuestCredentials(Seal seal, InvitationRows rows) {
    this.seal = seal;
    this.rows = rows;
  }

  /** A guest whom nobody has seen before. */
  String issue(Invitation invitation, @Nullable String name) {
    String guest = Ids.next();
    String written = encode(name);
    return invitation.id() + guest + written + seal(invitation, guest, written);
  }

  /**
   * Empty for anything but a credential of ours; whether its invitation is live is not looked at.
   */
  Optional<Guest> read(String credential) {
    int sealAt = credential.length() - SEAL;
    if (sealAt < NAME_AT || credential.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String guest = credential.substring(Ids.LENGTH, NAME_AT);
    String name = credential.substring(NAME_AT, sealAt);
    return rows.find(credential.substring(0, Ids.LENGTH))
        .filter(i -> ConstantTime.same(seal(i, guest, name), credential.substring(sealAt)))
        .map(invitation -> new Guest(invitation, guest, decode(name)));
  }

  private String seal(Invitation invitation, String guest, String name) {
    String hash = invitation.terms().passwordHash();
    return seal.of(
        BYTES,
        PURPOSE,
        invitation.id(),
        Integer.toString(invitation.generation()),
        hash == null ? "" : hash,
        guest,
        name);
  }

  private static String encode(@Nullable String name) {
    byte[] bytes = name == null ? new byte[0] : name.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Called for what has been sealed only, so it is well-formed. */
  private static @Nullable String decode(String name) {
    return name.isEmpty()
        ? null
        : new String(Base64.getUrlDecoder().decode(name), StandardCharsets.UTF_8);
  }
}
