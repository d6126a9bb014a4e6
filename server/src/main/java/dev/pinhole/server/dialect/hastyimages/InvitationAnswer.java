package dev.pinhole.server.dialect.hastyimages;

import dev.pinhole.server.invitation.InvitationLink;
import java.util.UUID;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An invitation as it travels. */
@JsonNaming(SnakeCaseStrategy.class)
record InvitationAnswer(
    UUID token,
    String email,
    String createdAt,
    String updatedAt,
    String expiresAt,
    String uploadLink) {

  static InvitationAnswer of(InvitationLink link, String base) {
    return new InvitationAnswer(
        link.token(),
        link.email(),
        DjangoTime.of(link.createdAt()),
        DjangoTime.of(link.updatedAt()),
        DjangoTime.of(link.expiresAt()),
        base + "/api/upload/?access_token=" + link.token());
  }

  /** Not the token: it opens the invitation. */
  @Override
  public String toString() {
    return "InvitationAnswer[" + createdAt + "]";
  }
}
