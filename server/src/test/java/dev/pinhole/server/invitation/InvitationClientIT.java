package dev.pinhole.server.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.pinhole.api.Page;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.api.invitation.InvitationMode;
import dev.pinhole.api.invitation.InvitationRequest;
import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.api.invitation.InvitedImage;
import dev.pinhole.client.Invitations;
import dev.pinhole.client.PinholeClient;
import dev.pinhole.client.PinholeException;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.platform.Ids;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The Java client's invitations against the whole server. */
@PinholeTest
class InvitationClientIT {
  @Autowired TestApi server;

  private PinholeClient client;
  private Invitations invitations;
  private InvitationApi plain;

  @BeforeEach
  void signIn() throws Exception {
    String name = "host-" + Ids.next().substring(0, 8);
    plain = new InvitationApi(server.asUser(name));
    client = PinholeClient.signIn(server.uri(""), name, TestApi.PASSWORD);
    invitations = client.invitations();
  }

  @Test
  void invitesFindsChangesAndRevokes() throws Exception {
    InvitationView made = invitations.create(InvitationRequest.of("Guest@example.org"));
    assertThat(made.email()).isEqualTo("Guest@example.org");
    assertThat(invitations.get(made.id())).isEqualTo(made);
    assertThat(invitations.create(InvitationRequest.of("guest@example.ORG")).id())
        .isEqualTo(made.id());

    invitations.change(made.id(), Map.of("title", "Our day", "mode", "gallery", "maxFiles", 3));
    Map<String, Object> patch = new HashMap<>();
    patch.put("title", null);
    InvitationView changed = invitations.change(made.id(), patch);
    assertThat(changed.title()).isNull();
    assertThat(changed.mode()).isEqualTo(InvitationMode.GALLERY);
    assertThat(changed.maxFiles()).isEqualTo(3);

    invitations.revoke(made.id());
    assertThat(invitations.get(made.id()).revoked()).isTrue();
    assertThat(plain.look(made.token()).status()).isEqualTo(403);
  }

  @Test
  void keepsAllThatIsAskedFor() throws Exception {
    InvitationView made =
        invitations.create(
            new InvitationRequest(
                null,
                "Our day",
                "Bring everything",
                "P2D",
                20,
                500_000L,
                100_000L,
                List.of("image/png"),
                "open sesame",
                InvitationMode.GALLERY,
                true,
                null,
                false));

    assertThat(made)
        .returns(null, InvitationView::email)
        .returns("Our day", InvitationView::title)
        .returns("Bring everything", InvitationView::message)
        .returns(20, InvitationView::maxFiles)
        .returns(500_000L, InvitationView::maxBytes)
        .returns(100_000L, InvitationView::maxFileBytes)
        .returns(List.of("image/png"), InvitationView::types)
        .returns(true, InvitationView::password)
        .returns(true, InvitationView::nameRequired)
        .returns(false, InvitationView::digest);
    assertThat(made.expiresAt())
        .isCloseTo(made.createdAt().plus(2, ChronoUnit.DAYS), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void aNewLinkEndsTheOneBefore() throws Exception {
    InvitationView made = invitations.create(InvitationRequest.of(null));

    InvitationView renewed = invitations.renew(made.id());

    assertThat(renewed.id()).isEqualTo(made.id());
    assertThat(renewed.token()).isNotEqualTo(made.token());
    assertThat(plain.look(made.token()).status()).isEqualTo(403);
    plain.look(renewed.token()).expect(200);
  }

  @Test
  void listsInvitationsAndWhatHasArrivedPageByPage() throws Exception {
    InvitationView first = invitations.create(InvitationRequest.of(null));
    InvitationView second = invitations.create(InvitationRequest.of(null));
    Page<InvitationView> newest = invitations.list(null, 1);
    assertThat(newest.items()).extracting(InvitationView::id).containsExactly(second.id());
    Page<InvitationView> oldest = invitations.list(newest.next(), 1);
    assertThat(oldest.items()).extracting(InvitationView::id).containsExactly(first.id());
    assertThat(oldest.next()).isNull();

    GuestApi anna = plain.guest(first, "Anna");
    anna.upload("a.png", TestImages.png(170_001)).expect(201);
    anna.upload("b.png", TestImages.png(170_002)).expect(201);
    Page<InvitedImage> latest = invitations.images(first.id(), null, 1);
    assertThat(latest.items()).extracting(InvitedImage::name).containsExactly("b.png");
    Page<InvitedImage> earlier = invitations.images(first.id(), latest.next(), 1);
    assertThat(earlier.items())
        .singleElement()
        .returns("a.png", InvitedImage::name)
        .returns("Anna", InvitedImage::guestName);
    String key = earlier.items().getFirst().image().key();
    assertThat(client.images().get(key).name()).isEqualTo("a.png");
    assertThat(invitations.images(second.id(), null, 10).items()).isEmpty();
  }

  @Test
  void tellsWhatIsWrongByItsCode() throws Exception {
    InvitationView nobodys = invitations.create(InvitationRequest.of(null));

    assertThatExceptionOfType(PinholeException.class)
        .isThrownBy(() -> invitations.mail(nobodys.id()))
        .satisfies(e -> assertThat(e.problem().code()).isEqualTo("conflict"));
    assertThatExceptionOfType(PinholeException.class)
        .isThrownBy(() -> invitations.get(Ids.next()))
        .satisfies(e -> assertThat(e.problem().code()).isEqualTo("not-found"));
    assertThatExceptionOfType(PinholeException.class)
        .isThrownBy(() -> invitations.create(InvitationRequest.of("no address")))
        .satisfies(e -> assertThat(e.status()).isEqualTo(400));
  }

  @Test
  void needsTheScope() throws Exception {
    InvitationView made = invitations.create(InvitationRequest.of(null));
    Invitations reader = with(Scope.IMAGES_READ);
    Invitations inviter = with(Scope.INVITATIONS);

    assertThat(reader.images(made.id(), null, 1).items()).isEmpty();
    assertThatExceptionOfType(PinholeException.class)
        .isThrownBy(() -> reader.get(made.id()))
        .satisfies(e -> assertThat(e.status()).isEqualTo(403));
    assertThat(inviter.get(made.id())).isEqualTo(made);
    assertThatExceptionOfType(PinholeException.class)
        .isThrownBy(() -> inviter.images(made.id(), null, 1))
        .satisfies(e -> assertThat(e.status()).isEqualTo(403));
  }

  private Invitations with(Scope scope) throws Exception {
    var token = client.tokens().create(new TokenRequest("t", Set.of(scope), null));
    String secret = Objects.requireNonNull(token.token());
    return PinholeClient.withToken(server.uri(""), secret).invitations();
  }
}
