package dev.pinhole.server.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.api.upload.UploadView;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.platform.Ids;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Guests whose host's library is full: told so, and nothing of what is in it. */
@PinholeTest
class GuestQuotaIT {
  @Autowired TestApi server;

  private TestApi owner;
  private GuestApi guest;

  @BeforeEach
  void invite() {
    owner = server.asUser("full-host-" + Ids.next().substring(0, 8));
    InvitationApi invitations = new InvitationApi(owner);
    InvitationView invitation = invitations.create(Map.of());
    guest = invitations.guest(invitation, null);
    long id = owner.get("/api/v1/account").expect(200).json().path("id").asLong();
    server
        .asAdmin()
        .patch("/api/v1/admin/accounts/" + id, Map.of("quota", Map.of("images", 1)))
        .expect(200);
  }

  @Test
  void refusesAnnouncementsAndWhatWasAnnouncedBefore() {
    byte[] first = TestImages.png(80_001);
    byte[] second = TestImages.png(80_002);
    UploadView two = guest.announce("b.png", second, "image/png").expect(201).as(UploadView.class);
    guest.upload("a.png", first).expect(201);

    tellsNothing(guest.announce("c.png", TestImages.png(80_003), "image/png"));
    guest.put(two, second);
    tellsNothing(guest.complete(two));
    Answer found = guest.get(GuestApi.UPLOADS + "/" + two.id()).expect(200);
    assertThat(found.json().at("/problem/code").asString()).isEqualTo("quota-exceeded");
    assertThat(found.json().path("problem").has("quota")).isFalse();
    assertThat(owner.get("/api/v1/account").json().at("/usage/images").asLong()).isEqualTo(1);
  }

  @Test
  void refusesResumableUploads() {
    byte[] content = TestImages.png(80_005);
    String begun = guest.begin("b.png", content.length).expect(201).header("Location");
    guest.upload("a.png", TestImages.png(80_004)).expect(201);

    tellsNothing(guest.begin("c.png", 100));
    tellsNothing(guest.send(begun, 0, content));
    assertThat(owner.get("/api/v1/account").json().at("/usage/images").asLong()).isEqualTo(1);
  }

  private static void tellsNothing(Answer refused) {
    assertThat(refused.expect(409).code()).isEqualTo("quota-exceeded");
    assertThat(refused.json().propertyNames()).doesNotContain("limit", "used", "quota", "wanted");
    assertThat(refused.json().path("detail").asString()).doesNotContainPattern("[0-9]");
  }
}
