package dev.pinhole.server.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.Token;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.TestJobs;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Invitations that have been over for long are forgotten, and nothing else is. */
@PinholeTest
@TestPropertySource(properties = "pinhole.invitation.keep=30d")
class InvitationPurgeIT {
  private static final String PURGE = "invitation-purge";

  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired Scheduler scheduler;
  @Autowired JdbcClient jdbc;

  private TestApi owner;
  private InvitationApi invitations;

  @BeforeEach
  void signIn() {
    owner = longLasting(server.asUser("forgetful-host"));
    invitations = new InvitationApi(owner);
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void forgetsWhatHasBeenOverForLongAndKeepsItsImages() {
    InvitationView over = invitations.create(Map.of("email", "a@example.org", "expiresIn", "P1D"));
    GuestApi guest = invitations.guest(over, "Anna");
    String key =
        guest
            .upload("a.png", TestImages.png(171_001))
            .expect(201)
            .json()
            .at("/image/key")
            .asString();
    InvitationView revoked = invitations.create(Map.of("expiresIn", "P300D"));
    invitations.revoke(revoked.id());
    InvitationView live = invitations.create(Map.of("expiresIn", "P300D"));
    InvitationView lately = invitations.create(Map.of("expiresIn", "P300D"));
    clock.advance(Duration.ofDays(20));
    invitations.revoke(lately.id());
    new TestJobs(scheduler).run(PURGE);
    assertThat(known(over, revoked, live, lately)).isEqualTo(4);

    clock.advance(Duration.ofDays(12));
    new TestJobs(scheduler).run(PURGE);

    assertThat(status(over)).isEqualTo(404);
    assertThat(status(revoked)).isEqualTo(404);
    assertThat(status(live)).isEqualTo(200);
    assertThat(status(lately)).isEqualTo(200);
    new ImageApi(owner).get(key).expect(200);
    assertThat(invitations.look(over.token()).status()).isEqualTo(403);
    assertThat(guest.get("/api/v1/guest/images").status()).isEqualTo(403);
    assertThat(invitations.create(Map.of("email", "a@example.org")).id()).isNotEqualTo(over.id());
  }

  @Test
  void forgetsMoreThanOneBatch() {
    InvitationView model = invitations.create(Map.of("title", "copied", "expiresIn", "P1D"));
    IntStream.range(0, 1_100).forEach(copy -> copy(model, copy));
    assertThat(titled("copied")).isEqualTo(1_101);
    clock.advance(Duration.ofDays(32));

    new TestJobs(scheduler).run(PURGE);

    assertThat(titled("copied")).isZero();
  }

  private void copy(InvitationView model, int copy) {
    jdbc.sql(
            """
            INSERT INTO invitation (id, owner, generation, title, mode, name_required, types,
              digest, created_at, updated_at, expires_at, news_files, news_bytes)
            SELECT :id, owner, generation, title, mode, name_required, types,
              digest, created_at, updated_at, expires_at, news_files, news_bytes
            FROM invitation WHERE id = :model
            """)
        .param("id", "copy-" + copy)
        .param("model", model.id())
        .update();
  }

  private int titled(String title) {
    return jdbc.sql("SELECT COUNT(*) FROM invitation WHERE title = :title")
        .param("title", title)
        .query(Integer.class)
        .single();
  }

  private long known(InvitationView... asked) {
    return Set.of(asked).stream().filter(each -> status(each) == 200).count();
  }

  private int status(InvitationView asked) {
    return owner.get(InvitationApi.PATH + "/" + asked.id()).status();
  }

  /** Sessions end sooner. */
  private TestApi longLasting(TestApi session) {
    Set<Scope> scopes = Set.of(Scope.INVITATIONS, Scope.IMAGES_READ);
    return server.withToken(
        session
            .post("/api/v1/tokens", new TokenRequest("t", scopes, null))
            .expect(201)
            .as(Token.class)
            .token());
  }
}
