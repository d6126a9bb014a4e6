package dev.pinhole.server.invitation.internal;

import dev.pinhole.server.platform.ConstantTime;
import dev.pinhole.server.platform.Ids;
import org.springframework.stereotype.Component;

/**
 * What the links of invitations end with: the id, by which the row is found, and a seal over it and
 * the generation. It is kept nowhere and made anew whenever it is shown.
 */
@Component
public class InvitationTokens {
  private static final String PURPOSE = "pinhole-invitation-1";

  /** 144 bits. */
  private static final int BYTES = 18;

  private static final int LENGTH = Ids.LENGTH + BYTES * 4 / 3;

  /** Looked for where there is no id, so that it takes as long. */
  private static final String NOBODYS = "0".repeat(Ids.LENGTH);

  private final Seal seal;

  InvitationTokens(Seal seal) {
    this.seal = seal;
  }

  public String of(Invitation invitation) {
    return of(invitation.id(), invitation.generation());
  }

  String of(String id, int generation) {
    return id + seal.of(BYTES, PURPOSE, id, Integer.toString(generation));
  }

  /** The id in a token that may be anything; one that nothing has where there is none. */
  public static String id(String token) {
    String id = token.length() == LENGTH ? token.substring(0, Ids.LENGTH) : "";
    return Ids.valid(id) ? id : NOBODYS;
  }

  /** Whether this is the token of that invitation. */
  public boolean matches(String token, String id, int generation) {
    return ConstantTime.same(of(id, generation), token);
  }
}
