package dev.pinhole.server.invitation.internal.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.invitation.InvitationApi;
import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Guests whose request was let in, and who are out when it comes to their file. */
@PinholeTest
class PutOutMeanwhileIT {
  @Autowired TestApi server;
  @Autowired Door door;
  @Autowired GuestUploads uploads;

  @Test
  void bringNothing() {
    InvitationApi invitations = new InvitationApi(server.asUser("putout-host"));
    List<Consumer<InvitationView>> ends =
        List.of(
            invitation -> invitations.revoke(invitation.id()),
            invitation -> invitations.renew(invitation.id()),
            invitation -> invitations.change(invitation.id(), Map.of("password", "open sesame")));
    for (Consumer<InvitationView> end : ends) {
      InvitationView made = invitations.create(Map.of());
      Invitation let = door.open(made.token(), "192.0.2.70");
      Guest guest = new Guest(let, Ids.next(), null);

      end.accept(made);

      assertThatThrownBy(() -> uploads.allow(guest.invitation(), 1))
          .isInstanceOfSatisfying(
              ProblemException.class,
              problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INVITATION_INVALID));
    }
  }

  @Test
  void bringTheirsWhereAnotherChangeWasMade() {
    InvitationApi invitations = new InvitationApi(server.asUser("putout-title"));
    InvitationView made = invitations.create(Map.of());
    Invitation let = door.open(made.token(), "192.0.2.70");

    invitations.change(made.id(), Map.of("title", "Party"));

    assertThatCode(() -> uploads.allow(let, 1)).doesNotThrowAnyException();
  }
}
